import assert from 'node:assert/strict';
import type { CasesFound } from '../../web/desk/contract.ts';
import { Agent } from '../support/agent.ts';
import { assertSilent, PERSON } from '../support/private-words.ts';
import { type Resident, said } from '../support/resident.ts';
import { openShift } from '../support/shift.ts';

const DIALYSIS = `我爸是透析病人，我们在金水区，小区管控，想问以后去医院的车怎么安排，能不能帮忙登记，我叫${PERSON.name}，电话${PERSON.phone}`;
const HOUR = 3600;
const DAY = 24 * HOUR;

describe('the register of special needs', () => {
  // 9:00 in the city, a Monday.
  const shift = openShift('2026-02-02T01:00:00Z', { outside: true });
  let resident: Resident;
  let number: string;

  beforeEach(async () => {
    ({ resident, number } = await shift.file(DIALYSIS));
  });

  /** Whom the desk lists. */
  async function listed(): Promise<readonly string[]> {
    const answer = await shift.agent.change('/api/desk/search', { only: 'special' });
    const { lines }: CasesFound = await answer.json();
    return lines.map(({ caseNumber }) => caseNumber);
  }

  const entries = async () => (await shift.agent.case(number)).special;
  const told = () =>
    shift.outside.calls
      .map(({ body }) => JSON.parse(body))
      .filter(({ event }) => event === 'need.reminder');
  const heard = async (words: string) =>
    (await resident.news()).filter(({ text }) => text.includes(words)).length;

  /** What they asked for is done; the register goes on. */
  async function solve(): Promise<void> {
    await shift.agent.take(number);
    await shift.agent.change(`/api/desk/cases/${number}/resolve`, {
      requestId: 'done-1111',
    });
    await resident.tap('办好了');
    await resident.news();
  }

  async function registerForFriday(): Promise<void> {
    await resident.tap('登记');
    await resident.say('2月6日上午8点');
    await resident.news();
  }

  it('is offered once the request is filed, and asks when it is next due', async () => {
    assert.equal(said(await resident.history()).at(-1), 'register.offer');
    assert.deepEqual(said(await resident.tap('登记')), ['register.ask_due']);
    assert.deepEqual(said(await resident.say('不好说')), ['register.due_unread']);
    assert.deepEqual(said(await resident.say('2月6日上午8点')), ['register.done_due']);
    const [entry] = await entries();
    assert.equal(entry?.need, 'dialysis');
    const due = new Date(entry?.dueAt ?? '');
    assert.ok(Math.abs(due.getTime() - Date.parse('2026-02-06T00:00Z')) <= HOUR * 1000);
  });

  it('takes no for an answer', async () => {
    assert.deepEqual(said(await resident.tap('不用了')), ['register.declined']);
    assert.deepEqual(await entries(), []);
  });

  it('reminds the community and the person ahead, and calls somebody where nobody arranged it', async () => {
    await registerForFriday();
    await shift.pass(2 * DAY + 20 * HOUR);
    assert.deepEqual(told(), []);
    await shift.pass(4 * HOUR);
    assert.equal(told().length, 1);
    assert.equal(told()[0].body, 'hq_jinshui');
    assert.equal(await heard('下次透析'), 1);
    for (const secret of Object.values(PERSON))
      assert.ok(!shift.outside.calls.some(({ body }) => body.includes(secret)));
    await solve();
    await shift.pass(20 * HOUR);
    assert.equal(told().length, 2);
    const [item] = await shift.agent.queue();
    const reason = item?.summary.assessment.find(({ key }) => key === 'reason');
    assert.match(reason?.value ?? '', /名册/);
  });

  it('is arranged on a page without an account, and then nobody is called', async () => {
    await registerForFriday();
    await solve();
    await shift.pass(3 * DAY);
    const page = `${shift.server.url}${told()[0].page}`;
    const shown = await (await fetch(page)).text();
    assert.ok(shown.includes(PERSON.phone) && shown.includes('透析病人'), shown);
    const arranged = await fetch(page, { method: 'POST', body: '' });
    assert.match(await arranged.text(), /已安排好/);
    await shift.pass(22 * HOUR);
    assert.equal(told().length, 1);
    assert.deepEqual(await shift.agent.queue(), []);
    const wrong = await fetch(`${page.slice(0, -2)}AA`);
    assert.equal(wrong.status, 404);
    assertSilent(shift.server.log(), page.split('/').at(-1) ?? '');
  });

  it('asks for the next date when one is over, and takes it', async () => {
    await registerForFriday();
    await shift.pass(4 * DAY);
    await resident.news();
    await shift.pass(12 * HOUR);
    assert.ok(said(await resident.news()).includes('register.ask_next'));
    assert.deepEqual(said(await resident.say('2月9日上午8点')), ['register.done_due']);
    const all = await entries();
    assert.equal(all.length, 1);
    assert.match(all[0]?.dueAt ?? '', /^2026-02-09/);
  });

  it('is kept by staff with consent, listed at the desk, and ended there', async () => {
    const change = async (id: string, body: object) =>
      (
        await shift.agent.change(`/api/desk/cases/${number}/need`, {
          requestId: id,
          ...body,
        })
      ).status;
    const entry = {
      do: 'registered',
      need: 'alone',
      consent: true,
      dueAt: null,
      everyDays: null,
    };
    assert.equal(await change('request-1', { ...entry, consent: false }), 422);
    assert.equal(await change('request-2', { ...entry, need: 'child' }), 422);
    assert.equal(await change('request-3', entry), 204);
    assert.deepEqual(said(await resident.news()).slice(-1), ['notice.need_registered']);
    assert.deepEqual(await listed(), [number]);
    assert.equal(await change('request-4', { do: 'ended', special: 1 }), 204);
    assert.deepEqual(await listed(), []);
    assert.equal(await change('request-5', { do: 'ended', special: 7 }), 409);
  });

  it('goes with the person who is forgotten', async () => {
    await registerForFriday();
    const admin = await Agent.signIn(shift.server.url, 'admin');
    const forgotten = await admin.change('/api/admin/forget', { caseNumber: number });
    assert.ok(forgotten.ok);
    await shift.pass(3 * DAY).catch(() => undefined);
    assert.deepEqual(told(), []);
  });
});
