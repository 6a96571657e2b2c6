import assert from 'node:assert/strict';
import type { CasesFound } from '../../web/desk/contract.ts';
import { Agent } from '../support/agent.ts';
import { finish } from '../support/finish.ts';
import { assertSilent, PERSON } from '../support/private-words.ts';
import { Resident } from '../support/resident.ts';
import { openShift } from '../support/shift.ts';

const HEATING = `我们小区一直没供暖，能不能给供上热，我叫${PERSON.name}，电话${PERSON.phone}`;
const LAMPS = '小区门口的路灯坏了半个月没人修';

describe('all cases at the desk', () => {
  const shift = openShift('2026-02-01T08:00:00Z');
  let requests = 0;

  async function filed(words: string): Promise<string> {
    const resident = await Resident.arrive(shift.server.url);
    await resident.say(words);
    await finish(resident);
    const queue = await shift.agent.queue();
    const number = queue.map((item) => item.caseNumber).find((one) => !known.has(one));
    assert.ok(number);
    known.add(number);
    shift.clock.advance(60_000);
    await shift.server.runtime.tick();
    return number;
  }
  const known = new Set<string>();

  async function find(wanted: object): Promise<readonly string[]> {
    const answer = await shift.agent.change('/api/desk/search', wanted);
    assert.equal(answer.status, 200);
    const { lines }: CasesFound = await answer.json();
    return lines.map(({ caseNumber }) => caseNumber);
  }

  async function dispatch(number: string): Promise<void> {
    await shift.agent.take(number);
    requests += 1;
    const requestId = `request-${requests}`;
    const order = { requestId, bodies: ['heating_company'], words: '' };
    const answer = await shift.agent.change(`/api/desk/cases/${number}/dispatch`, order);
    assert.equal(answer.status, 204);
  }

  it('are found after they have left the queue, by number, phone and words', async () => {
    const lamps = await filed(LAMPS);
    const heating = await filed(HEATING);
    await dispatch(heating);
    assert.ok(
      !(await shift.agent.queue()).some(({ caseNumber }) => caseNumber === heating),
    );

    assert.deepEqual(await find({}), [heating, lamps]);
    for (const search of [heating, PERSON.phone, '没供暖', PERSON.name])
      assert.deepEqual(await find({ search }), [heating], search);
    assert.deepEqual(await find({ search: '路灯' }), [lamps]);
    assert.deepEqual(await find({ state: 'dispatched' }), [heating]);
    assert.deepEqual(await find({ body: 'heating_company', only: 'mine' }), [heating]);
    assert.deepEqual(await find({ only: 'overdue' }), []);
    shift.clock.advance(30 * 86_400_000);
    await shift.server.runtime.tick();
    const later = await Agent.signIn(shift.server.url);
    const overdue = await later.change('/api/desk/search', { only: 'overdue' });
    const { lines }: CasesFound = await overdue.json();
    assert.deepEqual(
      lines.map((line) => [line.caseNumber, line.overdue, line.bodies]),
      [[heating, true, ['heating_company']]],
    );
    const open = await later.case(heating);
    assert.ok(open.transcript.some(({ text }) => text === HEATING));
    assert.ok(open.timeline.some(({ data }) => data.kind === 'tasked'));
  });

  it('are gone from every search with the person, but for what they are', async () => {
    const heating = await filed(HEATING);
    const admin = await Agent.signIn(shift.server.url, 'admin');
    const answer = await admin.change('/api/admin/forget', { caseNumber: heating });
    assert.ok(answer.ok);
    for (const search of [PERSON.phone, '没供暖'])
      assert.deepEqual(await find({ search }), []);
    assert.deepEqual(await find({}), [heating]);
  });

  it('say too little is too little, and log nothing of what is looked for', async () => {
    await filed(HEATING);
    const short = await shift.agent.change('/api/desk/search', { search: '药' });
    assert.equal(short.status, 422);
    assert.equal((await short.json()).error.code, 'search_too_short');
    await find({ search: PERSON.name });
    await find({ search: PERSON.phone });
    assertSilent(shift.server.log());
  });
});
