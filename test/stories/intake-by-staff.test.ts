import assert from 'node:assert/strict';
import type { IntakeView } from '../../web/desk/contract.ts';
import { Agent } from '../support/agent.ts';
import { assertSilent, PERSON } from '../support/private-words.ts';
import { openShift } from '../support/shift.ts';

const TAPS = ['确认提交', '同意', '不留称呼', '不清楚', '跳过', '先不留电话'];

describe('a call that an agent takes in', () => {
  const shift = openShift('2026-02-02T02:00:00Z');
  let requests = 0;

  async function send(said: object, who = shift.agent): Promise<Response> {
    requests += 1;
    const whole = {
      requestId: `request-${requests}`,
      conversation: null,
      way: 'phone',
      choice: null,
      ...said,
    };
    return await who.change('/api/desk/intake', whole);
  }

  async function say(text: string, call: IntakeView | null = null): Promise<IntakeView> {
    const answer = await send({ text, conversation: call?.conversation ?? null });
    assert.equal(answer.status, 200);
    return await answer.json();
  }

  async function tap(call: IntakeView, label: string): Promise<IntakeView> {
    const choice = call.choices.find((each) => each.label === label);
    assert.ok(choice, `no ${label}: ${call.choices.map((each) => each.label).join()}`);
    const { conversation } = call;
    return await (await send({ text: label, choice: choice.id, conversation })).json();
  }

  /** Answers what the bot asks, to the end of the form. */
  async function filed(words: string): Promise<IntakeView> {
    let call = await say(words);
    for (let step = 0; step < 16 && !call.cases.some((each) => each.filed); step += 1) {
      const labels = call.choices.map(({ label }) => label);
      const label = TAPS.find((each) => labels.includes(each)) ?? labels[0];
      call = label ? await tap(call, label) : await say('金水区', call);
    }
    return call;
  }

  it('has the same understanding and form, and becomes a case like any other', async () => {
    const words = `我家停暖三天了，金水区${PERSON.address}，我叫${PERSON.name}，电话${PERSON.phone}`;
    const call = await filed(words);
    const number = call.cases[0]?.caseNumber ?? '';
    const found = await shift.agent.case(number);
    assert.equal(found.way, 'phone');
    assert.equal(found.summary.workOrder.phone, PERSON.phone);
    assert.equal(found.district, 'jinshui');
    assert.equal((await shift.agent.queue())[0]?.caseNumber, number);
    assert.equal((await shift.agent.take(number)).status, 200);
    assertSilent(shift.server.log());
  });

  it('opens the case of somebody in danger in the same moment, with what to tell them', async () => {
    const call = await say('我爸胸口疼得厉害，出汗，在惠济区');
    assert.equal(call.cases[0]?.urgency, 'critical');
    assert.ok(
      call.lines.some(({ speaker, text }) => speaker === 'bot' && /120/.test(text)),
    );
  });

  it('is taken in once, however often it is sent, and by whom it began with alone', async () => {
    const call = await say('我想问问小区停水的事');
    const again = {
      requestId: 'request-same',
      text: '金水区',
      way: 'phone',
      choice: null,
    };
    const body = { ...again, conversation: call.conversation };
    const first: IntakeView = await (
      await shift.agent.change('/api/desk/intake', body)
    ).json();
    const second: IntakeView = await (
      await shift.agent.change('/api/desk/intake', body)
    ).json();
    assert.equal(second.lines.length, first.lines.length);
    const other = await Agent.signIn(shift.server.url, 'agent2');
    const { conversation } = call;
    assert.equal((await send({ text: '你好', conversation }, other)).status, 404);
    const editor = await Agent.signIn(shift.server.url, 'editor');
    assert.equal((await send({ text: '你好' }, editor)).status, 403);
    for (const bad of [
      { text: ' ' },
      { text: '你好', way: 'fax' },
      { text: '你好', conversation: 'dl_1' },
    ])
      assert.equal((await send(bad)).status, 422);
  });

  it('is rung back, not asked in writing, when it is solved', async () => {
    const call = await filed(`我家停暖三天了，金水区，电话${PERSON.phone}`);
    const number = call.cases[0]?.caseNumber ?? '';
    await shift.agent.take(number);
    await shift.agent.change(`/api/desk/cases/${number}/resolve`, {
      requestId: 'resolve-1',
    });
    await shift.pass(86_400);
    const [item] = await shift.agent.queue();
    const reason = item?.summary.assessment.find(({ key }) => key === 'reason');
    assert.match(reason?.value ?? '', /电话回访/);
  });

  it('of somebody at the counter says so', async () => {
    const answer = await send({ text: '我来反映停水的事', way: 'visit' });
    const { conversation }: IntakeView = await answer.json();
    assert.match(conversation, /^desk-visit-/);
  });
});
