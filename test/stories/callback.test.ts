import assert from 'node:assert/strict';
import { type Resident, said } from '../support/resident.ts';
import { openShift } from '../support/shift.ts';

const DAY = 86_400;

describe('whether it is solved', () => {
  const shift = openShift('2026-02-01T08:00:00Z');
  let resident: Resident;
  let number: string;

  beforeEach(async () => {
    ({ resident, number } = await shift.file('我们小区一直没供暖，能不能给供上热'));
    await shift.agent.take(number);
    await resolve('resolve-1');
    assert.deepEqual(said(await resident.news()).at(-1), 'notice.resolved_ask');
  });

  async function resolve(requestId: string): Promise<void> {
    await shift.agent.change(`/api/desk/cases/${number}/resolve`, { requestId });
  }

  async function rungBack(solved: boolean, score: number | null): Promise<number> {
    const body = { requestId: `callback-${solved}-${score}`, solved, score };
    return (await shift.agent.change(`/api/desk/cases/${number}/callback`, body)).status;
  }

  it('is asked three times in all, and then a person is to ring', async () => {
    await shift.pass(DAY);
    assert.deepEqual(said(await resident.news()), ['notice.resolved_ask']);
    await shift.pass(2 * DAY);
    assert.deepEqual(said(await resident.news()), ['notice.resolved_ask']);
    assert.deepEqual(await shift.agent.queue(), []);
    await shift.pass(2 * DAY);
    assert.deepEqual(said(await resident.news()), []);
    const [item] = await shift.agent.queue();
    assert.equal(item?.caseNumber, number);
    const reason = item?.summary.assessment.find(({ key }) => key === 'reason');
    assert.match(reason?.value ?? '', /电话回访/);
  });

  it('is asked no more once it was answered, and the score is kept', async () => {
    assert.deepEqual(said(await resident.tap('办好了')), ['outcome.closed_ask']);
    assert.deepEqual(said(await resident.say('5')), ['outcome.rated']);
    const found = await shift.agent.case(number);
    assert.equal(found.status, 'closed');
    assert.equal(found.score, 5);
    await shift.pass(10 * DAY);
    assert.deepEqual(said(await resident.news()), []);
    assert.deepEqual(await shift.agent.queue(), []);
  });

  it('may be left without a score: another matter goes on at once', async () => {
    await resident.tap('办好了');
    const next = said(await resident.say('家里没菜了，孩子饿着'));
    assert.ok(
      next.every((key) => !key.startsWith('outcome')),
      next.join(),
    );
  });

  it('asked in the middle of another form, leaves that form its question', async () => {
    await resident.say('还有一件事，快递拿不出来，想登记');
    const before = (await resident.history()).at(-1)?.channelData?.huying?.say;
    await shift.pass(DAY);
    await resident.news();
    const form = said(await resident.say('跳过'));
    assert.ok(before && !form.includes('outcome.closed_ask'), form.join());
  });

  it('is noted by the person who rang: solved closes it, with the score', async () => {
    assert.equal(await rungBack(true, 4), 204);
    const found = await shift.agent.case(number);
    assert.equal(found.status, 'closed');
    assert.equal(found.score, 4);
    assert.deepEqual(said(await resident.news()), ['notice.closed_by_call']);
    assert.equal(await rungBack(true, 3), 409, 'it is closed');
  });

  it('is noted by the person who rang: not solved opens it again', async () => {
    assert.equal(await rungBack(false, null), 204);
    assert.equal((await shift.agent.case(number)).status, 'reopened');
    assert.equal((await shift.agent.queue())[0]?.caseNumber, number);
    await shift.pass(10 * DAY);
    assert.ok(!said(await resident.news()).includes('notice.resolved_ask'));
  });

  it('takes the call from the list, and leaves the queue when it is noted', async () => {
    for (const days of [1, 2, 2]) await shift.pass(days * DAY);
    assert.equal(await rungBack(true, 5), 409, 'taken first');
    await shift.agent.take(number);
    assert.equal(await rungBack(true, 5), 204);
    assert.deepEqual(await shift.agent.queue(), []);
  });

  it('begins anew when it was solved a second time', async () => {
    await shift.pass(DAY);
    await resident.tap('没办好');
    await shift.agent.take(number);
    await resident.news();
    await resolve('resolve-2');
    await resident.news();
    await shift.pass(DAY);
    assert.deepEqual(said(await resident.news()), ['notice.resolved_ask']);
  });

  it('takes no score beyond 5, and none for a case that is open', async () => {
    assert.equal(await rungBack(true, 6), 422);
    await resident.tap('没办好');
    assert.equal(await rungBack(true, 5), 409);
  });
});
