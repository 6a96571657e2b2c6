import assert from 'node:assert/strict';
import { StatementError } from '../../integrations/database/errors.ts';
import { Agent } from '../support/agent.ts';
import { type Faults, faultyDatabase } from '../support/faulty-database.ts';
import { assertSilent } from '../support/private-words.ts';
import { type Line, Resident, said } from '../support/resident.ts';
import { startServer, type TestServer } from '../support/server.ts';

const URGENT = '孩子被狗咬伤了，血流不止，小区封着出不去';

describe('a failure in a turn', () => {
  let server: TestServer;
  let agent: Agent;
  let faults: Faults;

  before(async function () {
    this.timeout(30_000);
    const faulty = faultyDatabase();
    faults = faulty.faults;
    server = await startServer({}, undefined, faulty.over);
    agent = await Agent.signIn(server.url);
  });

  afterEach(() => {
    faults.reading = faults.commit = faults.answer = null;
  });

  after(() => server.stop());

  const own = (lines: readonly Line[], text: string) =>
    lines.filter((line) => line.from.id === 'dl_test' && line.text === text);
  const errorsOf = (key: string) =>
    server
      .log()
      .split('\n')
      .filter((line) => line.includes(key) && JSON.parse(line).level >= 50);
  const waiting = async (words: string) =>
    (await agent.queue()).filter((item) =>
      item.summary.situation.some(({ value }) => value.includes(words)),
    );

  it('keeps the message once, says so honestly and offers a person', async () => {
    const resident = await Resident.arrive(server.url);
    faults.reading = new TypeError('cannot read 转人工');
    await resident.post({ text: '转人工' }, 'failing-1');
    await resident.post({ text: '转人工' }, 'failing-1');
    const history = await resident.history();
    assert.equal(own(history, '转人工').length, 1);
    assert.deepEqual(said(history), ['notice.failure']);
    const choices = history.at(-1)?.suggestedActions?.actions.map(({ title }) => title);
    assert.deepEqual(choices, ['转人工']);
    const [line, ...more] = errorsOf(resident.conversationId);
    assert.deepEqual(more, [], 'one line');
    const { msg, level, err, delivery } = JSON.parse(line ?? '{}');
    assert.deepEqual([msg, level, err.type], ['turn failed', 50, 'TypeError']);
    assert.ok(await server.database.turns.delivery(delivery), 'with the delivery key');
    faults.reading = null;
    await resident.news();
    assert.equal(said(await resident.tap('转人工'))[0], 'person.requested');
  });

  it('speaks the language of whoever wrote, even in the first message', async () => {
    const resident = await Resident.arrive(server.url);
    faults.reading = new Error('broken');
    const answer = await resident.say('I want to talk to a person', 'en-US');
    assert.deepEqual(said(answer), ['notice.failure']);
    assert.doesNotMatch(answer[0]?.text ?? '', /\p{Script=Han}/u);
  });

  it('still puts urgent words in front of a person, with their clock, as one case', async () => {
    const resident = await Resident.arrive(server.url);
    faults.reading = new Error('broken');
    const answer = await resident.say(URGENT);
    assert.deepEqual(said(answer), ['notice.failure']);
    const [item, ...others] = await waiting(URGENT);
    assert.ok(item);
    assert.deepEqual(others, []);
    assert.equal(item.urgency, 'critical');
    assert.ok(item.summary.evidence.length > 0, 'with what the urgency rests on');
    const due = await server.database.due.counts();
    assert.ok(due.some(({ kind }) => kind === 'handoff_clock'));
    const { timeline } = await agent.case(item.caseNumber);
    const reasons = timeline.flatMap(({ data }) =>
      data.kind === 'handoff_requested' ? [data.reason] : [],
    );
    assert.deepEqual(reasons, ['failure']);

    await resident.say('他还在流血');
    faults.reading = null;
    await resident.say('在金水区，快点来人');
    const again = await waiting(URGENT);
    assert.deepEqual(
      again.map(({ caseNumber }) => caseNumber),
      [item.caseNumber],
      'what follows is the same trouble',
    );
    const history = await resident.history();
    assert.equal(history.filter((line) => line.name === 'handoff.initiate').length, 1);
    assert.equal(own(history, URGENT).length, 1);
  });

  it('adds urgent words to the case that stands open already', async () => {
    const resident = await Resident.arrive(server.url);
    await resident.say('我爷爷胸口疼得厉害');
    faults.reading = new Error('broken');
    await resident.say('爷爷晕倒了叫不醒');
    faults.reading = null;
    const [row] = await server.database.cases.ofConversation(resident.conversationId);
    assert.deepEqual(
      row?.details.account.map(({ value }) => value),
      ['我爷爷胸口疼得厉害', '爷爷晕倒了叫不醒'],
    );
    const { timeline } = await agent.case(row?.state.number ?? '');
    assert.ok(timeline.some(({ data }) => data.kind === 'detailed'));
    assert.ok(timeline.some(({ data }) => data.kind === 'raised'));
  });

  it('stays silent where an agent speaks with the resident', async () => {
    const resident = await Resident.arrive(server.url);
    await resident.say('我爸晕倒了叫不醒');
    const [item] = await waiting('我爸晕倒了叫不醒');
    assert.equal((await agent.take(item?.caseNumber ?? '')).status, 200);
    await resident.news();
    faults.reading = new Error('broken');
    assert.deepEqual(said(await resident.say('他醒了一下')), []);
    assert.equal(own(await resident.history(), '他醒了一下').length, 1);
  });

  it('refuses what it cannot keep, and takes it once when the database is back', async () => {
    const resident = await Resident.arrive(server.url);
    faults.commit = new Error('Connection terminated unexpectedly');
    const refused = await resident.attempt({ text: URGENT }, 'away-1');
    assert.equal(refused.status, 502);
    assert.deepEqual(await resident.history(), []);
    assert.deepEqual(
      errorsOf(resident.conversationId).map((line) => JSON.parse(line).msg),
      ['turn failed'],
    );
    faults.commit = null;
    const id = await resident.post({ text: URGENT }, 'away-1');
    assert.equal(await resident.post({ text: URGENT }, 'away-1'), id);
    const history = await resident.history();
    assert.equal(own(history, URGENT).length, 1);
    assert.equal(said(history)[0], 'emergency.critical', 'decided, not excused');
    assert.equal(history.filter((line) => line.name === 'handoff.initiate').length, 1);
  });

  it('finds out what became of a turn whose commit was not answered', async () => {
    const resident = await Resident.arrive(server.url);
    faults.answer = new Error('Connection terminated unexpectedly');
    assert.equal((await resident.attempt({ text: URGENT }, 'lost-1')).status, 502);
    faults.answer = null;
    await resident.post({ text: URGENT }, 'lost-1');
    const history = await resident.history();
    assert.equal(own(history, URGENT).length, 1);
    assert.equal(history.filter((line) => line.name === 'handoff.initiate').length, 1);
  });

  it('keeps a message whose decision the database refuses to store', async () => {
    const resident = await Resident.arrive(server.url);
    faults.nextCommit = new StatementError('22P05', []);
    const answer = await resident.say('你好');
    assert.deepEqual(said(answer), ['notice.failure']);
    assert.equal(own(await resident.history(), '你好').length, 1);
  });

  it('is counted for operators, whose figures come even without the database', async () => {
    const figures = await (await fetch(`${server.url}/metrics`)).text();
    const [, count] = /huying_failed_decisions_total (\d+)/.exec(figures) ?? [];
    assert.equal(count, '7');
  });

  it('writes no word of anybody into the log', () => {
    assertSilent(server.log(), '狗咬伤', '转人工', '晕倒', '流血', 'talk to a person');
  });
});
