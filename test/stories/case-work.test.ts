import assert from 'node:assert/strict';
import { Agent } from '../support/agent.ts';
import { finish } from '../support/finish.ts';
import { assertSilent } from '../support/private-words.ts';
import { Resident, said } from '../support/resident.ts';
import { openShift } from '../support/shift.ts';

const HEATING = '我们小区一直没供暖，能不能给供上热';
const FAINTED = '我妈晕倒了叫不醒，在惠济区';
const NOTE = '白天上夜班，晚上七点后再打';

describe('an agent’s work on a case', () => {
  const shift = openShift('2026-02-01T08:00:00Z');
  let requests = 0;

  async function filed(words: string): Promise<{ resident: Resident; number: string }> {
    const resident = await Resident.arrive(shift.server.url);
    await resident.say(words);
    const given = await finish(resident);
    await resident.news();
    const number = /\d{4}-\d{3}-\d{3}/.exec(given)?.[0];
    assert.ok(number, given);
    return { resident, number };
  }

  async function post(number: string, verb: string, body: object, by = shift.agent) {
    requests += 1;
    const path = `/api/desk/cases/${number}/${verb}`;
    const answer = await by.change(path, { requestId: `request-${requests}`, ...body });
    return answer.status;
  }

  it('verifies and completes it; what the resident adds later does not undo that', async () => {
    const { resident, number } = await filed(HEATING);
    assert.equal(
      await post(number, 'edit', {
        contactName: '示例名',
        phone: '13912345678',
        district: 'erqi',
        category: 'business',
        verified: true,
      }),
      204,
    );
    const verified = await shift.agent.case(number);
    assert.deepEqual(
      [verified.status, verified.district, verified.category, verified.known.phone],
      ['verified', 'erqi', 'business', '13912345678'],
    );
    const added = await resident.say('补充一下，楼道里的管子也是凉的');
    assert.equal(said(added)[0], 'added');
    const after = await shift.agent.case(number);
    assert.ok(after.summary.workOrder.request.includes('楼道里的管子'));
    assert.deepEqual(
      [after.district, after.category, after.known.phone, after.known.contactName],
      ['erqi', 'business', '13912345678', '示例名'],
    );
    assert.equal(await post(number, 'edit', { district: 'atlantis' }), 422);
  });

  it('raises and lowers how urgent it is, and lowers nothing without a reason', async () => {
    const { number } = await filed(HEATING);
    assert.equal(await post(number, 'edit', { urgency: 'high' }), 204);
    const [first] = await shift.agent.queue();
    assert.deepEqual([first?.caseNumber, first?.urgency], [number, 'high']);
    assert.equal(await post(number, 'edit', { urgency: 'normal' }), 409);
    assert.equal((await shift.agent.case(number)).urgency, 'high');
    const why = { urgency: 'normal', reason: 'misread' };
    assert.equal(await post(number, 'edit', why), 204);
    assert.equal((await shift.agent.case(number)).urgency, 'normal');
    const colleague = await Agent.signIn(shift.server.url, 'agent2');
    await colleague.take(number);
    assert.equal(
      await post(number, 'edit', { urgency: 'high' }),
      409,
      'a colleague has it',
    );
  });

  it('writes notes that no resident and no log sees', async () => {
    const { resident, number } = await filed(HEATING);
    assert.equal(await post(number, 'note', { words: NOTE }), 204);
    assert.deepEqual(await resident.news(), []);
    await resident.say('还有别的要补充吗');
    const { notes, timeline, badges } = await shift.agent.case(number);
    assert.deepEqual(
      notes.map(({ by, words }) => [badges[by], words]),
      [['01', NOTE]],
    );
    assert.ok(!JSON.stringify(timeline).includes(NOTE));
    assertSilent(shift.server.log(), NOTE);
    shift.clock.advance(2_000);
    await shift.server.runtime.tick();
    const found = await shift.agent.change('/api/desk/search', { search: '七点后再打' });
    assert.equal((await found.json()).lines.length, 1, 'found by its words');
  });

  it('merges what was told twice: both residents hear how the one goes on', async () => {
    const one = await filed(HEATING);
    const two = await filed(HEATING);
    const three = await filed(HEATING);
    assert.equal(await post(three.number, 'merge', { into: two.number }), 204);
    assert.equal(await post(two.number, 'merge', { into: one.number }), 204);
    for (const { resident, number } of [two, three]) {
      const [told] = await resident.news();
      assert.equal(told?.channelData?.huying?.say, 'notice.merged');
      assert.ok(told.text?.includes(number));
    }
    const queue = await shift.agent.queue();
    assert.deepEqual(
      queue.map(({ caseNumber }) => caseNumber),
      [one.number],
    );
    const lead = await shift.agent.case(one.number);
    assert.deepEqual(lead.related, [{ number: two.number, how: 'joined' }]);
    assert.equal((await shift.agent.case(two.number)).status, 'merged');

    await shift.agent.take(one.number);
    const order = { bodies: ['heating_company'], words: '' };
    assert.equal(await post(one.number, 'dispatch', order), 204);
    await shift.server.runtime.tick();
    for (const { resident, number } of [two, three]) {
      const [told] = await resident.news();
      assert.match(told?.text ?? '', new RegExp(`${number}.*郑州热力集团`));
      const [status] = await resident.say('进度');
      assert.match(status?.text ?? '', new RegExp(`${number}.*已交给郑州热力集团`));
    }
    const [task] = (await shift.agent.case(one.number)).tasks;
    const done = await fetch(`${shift.server.url}/api${task?.page}/done`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ requestId: 'request-done', words: '已恢复' }),
    });
    assert.equal(done.status, 204);
    await shift.server.runtime.tick();
    for (const { resident } of [two, three])
      assert.deepEqual(said(await resident.news()), ['notice.merged_done']);
    assert.equal(await post(two.number, 'note', { words: '晚了' }), 409);
  });

  it('links cases that have to do with each other', async () => {
    const one = await filed(HEATING);
    const two = await filed(HEATING);
    assert.equal(await post(one.number, 'link', { to: two.number }), 204);
    const linked = { how: 'linked' } as const;
    assert.deepEqual((await shift.agent.case(two.number)).related, [
      { number: one.number, ...linked },
    ]);
    assert.equal(await post(two.number, 'link', { to: one.number, linked: false }), 204);
    assert.deepEqual((await shift.agent.case(one.number)).related, []);
    assert.equal(await post(one.number, 'link', { to: one.number }), 409);
    assert.equal(await post(one.number, 'merge', { into: '0101-000-001' }), 422);
  });

  it('keeps a lowered danger low until its resident says more', async () => {
    const resident = await Resident.arrive(shift.server.url);
    await resident.say(FAINTED);
    const [item] = await shift.agent.queue();
    assert.ok(item);
    const why = { urgency: 'normal', reason: 'relieved' };
    assert.equal(await post(item.caseNumber, 'edit', why), 204);
    await resident.say('她醒了，在喝水');
    assert.equal((await shift.agent.case(item.caseNumber)).urgency, 'normal');
  });
});
