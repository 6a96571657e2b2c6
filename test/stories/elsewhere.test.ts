/** One person, several channels: each through its own wire format. */
import assert from 'node:assert/strict';
import { cityApp } from '../../integrations/channels/city-app/index.ts';
import type { ChannelFactory } from '../../integrations/channels/contract.ts';
import { sms } from '../../integrations/channels/sms/index.ts';
import { telegram } from '../../integrations/channels/telegram/index.ts';
import { Agent } from '../support/agent.ts';
import { Correspondent } from '../support/correspondent.ts';
import { eventually } from '../support/eventually.ts';
import { type FakeVendor, startFakeVendor } from '../support/fake-vendor.ts';
import { startServer, type TestServer } from '../support/server.ts';

const PHONE = '13812345678';
const TROUBLE = `我爸胸口疼得厉害，喘不上气，在阳光花园3号楼，电话${PHONE}`;
const CODE = /验证码 (\d{6})/;
const WISH = '我换了手机，想接着看我的事';

interface Line {
  readonly vendor: FakeVendor;
  readonly settings: Readonly<Record<string, string>>;
  on(server: TestServer, person: string): Promise<Correspondent>;
}

async function lineOf(factory: ChannelFactory): Promise<Line> {
  const rehearsal = await factory.rehearsal();
  const vendor = await startFakeVendor(rehearsal.accepts);
  const settings = Object.entries(rehearsal.settings(vendor.url));
  return {
    vendor,
    settings: Object.fromEntries(settings.map(([key, value]) => [key, String(value)])),
    on: async (server, person) => await Correspondent.on(factory, server, vendor, person),
  };
}

describe('a request is followed from another channel', () => {
  let lines: readonly Line[] = [];
  let server: TestServer;
  let agent: Agent;

  async function open(...factories: readonly ChannelFactory[]) {
    lines = await Promise.all(factories.map(lineOf));
    const settings = lines.map((line) => line.settings);
    server = await startServer(Object.assign({}, ...settings));
    agent = await Agent.signIn(server.url);
    return lines;
  }

  beforeEach(function () {
    this.timeout(60_000);
  });
  afterEach(async () => {
    await server.stop();
    await Promise.all(lines.map(({ vendor }) => vendor.close()));
  });

  const caseNumber = async () => {
    const [item] = await agent.queue();
    assert.ok(item);
    return item.caseNumber;
  };
  const textOf = (shown: readonly { readonly text: string }[]) =>
    shown.map(({ text }) => text).join('\n');

  /** Until the agent's words are so far on the way that they take in their own conversation. */
  const until = async (words: string, delivery: string) =>
    await eventually(async () => {
      await server.runtime.tick();
      const { transcript } = await agent.case(await caseNumber());
      return transcript.some((line) => line.text === words && line.delivery === delivery);
    }, `${words} is ${delivery}`);

  it('once the code is typed that was texted to its number; and words end it', async () => {
    const [chat, app, texts] = await open(telegram, cityApp, sms);
    assert.ok(chat && app && texts);
    const before = await chat.on(server, 'old-account');
    await before.say(TROUBLE);
    const number = await caseNumber();

    const now = await app.on(server, 'new-phone');
    await now.say(WISH);
    assert.match(textOf(await now.say(number)), /编号没错的话/);
    await server.runtime.tick();
    const sent = new URLSearchParams(texts.vendor.calls.at(-1)?.body);
    assert.equal(sent.get('To'), `+86${PHONE}`);
    const code = CODE.exec(sent.get('Body') ?? '')?.[1] ?? '';
    assert.ok(!(await server.rows()).includes(code), 'it stands nowhere in the clear');
    assert.ok(!server.log().includes(code));

    assert.match(textOf(await now.say(code)), /接上了/);
    assert.ok(textOf(now.shown()).includes(number));
    assert.match(textOf(await before.news()), /另一个对话里也能看/);
    assert.ok(textOf(await now.say('我的事办得怎么样了')).includes(number));
    const stranger = await app.on(server, 'stranger');
    const told = (await stranger.say('我的事办得怎么样了')).slice(-1);
    assert.match(textOf(told), /没有您登记过的事/);

    assert.match(textOf(await before.say('解除绑定')), /已经解除/);
    assert.ok(!textOf(await now.say('我的事办得怎么样了')).includes(number));
  });

  it('by a code told where it was opened, where no channel reaches telephones', async () => {
    const [chat, app] = await open(telegram, cityApp);
    assert.ok(chat && app);
    const before = await chat.on(server, 'old-account');
    await before.say(TROUBLE);
    const number = await caseNumber();
    const now = await app.on(server, 'new-phone');
    await now.say('I have a new phone, can I still follow my case?');
    await now.say(number);
    const told = textOf(await before.news());
    const code = CODE.exec(told)?.[1];
    assert.ok(code, told);
    assert.match(textOf(await now.say(code)), /Linked/);
  });

  it('hears there what the agent says, and nobody is rung who reads it there', async () => {
    const [chat, app] = await open(telegram, cityApp);
    assert.ok(chat && app);
    const before = await chat.on(server, 'old-account');
    await before.say(TROUBLE);
    const number = await caseNumber();
    const now = await app.on(server, 'new-phone');
    await now.say('绑定');
    await now.say(number);
    await now.say(CODE.exec(textOf(await before.news()))?.[1] ?? '');
    await before.news();
    assert.equal((await agent.take(number)).status, 200);
    await server.runtime.tick();
    assert.match(textOf(await now.news()), new RegExp(`${number} 有新消息`));

    // The old account is gone: its vendor takes nothing for it any more.
    const blocked = { ok: false, error_code: 403, description: 'Forbidden: blocked' };
    chat.vendor.become({ status: 403, body: JSON.stringify(blocked) });
    const words = '车十分钟后到东门。';
    assert.ok((await agent.answer(number, words, 'request-1')).ok);
    await server.runtime.tick();
    assert.ok(textOf(await now.news()).includes(words));
    await until(words, 'settled');
    const rung = async () => await (await agent.get('/api/desk/undelivered')).text();
    assert.ok(!(await rung()).includes(words));

    // Who answers there answers the agent.
    assert.match(textOf(await now.say('我在东门等')), /已经转给值班员/);
    await server.runtime.tick();
    const talk = (await agent.case(number)).transcript;
    assert.equal(talk.findLast(({ text }) => text === '我在东门等')?.speaker, 'resident');

    // Nobody reads it elsewhere any more: somebody must ring.
    await now.say('解除绑定');
    assert.ok((await agent.answer(number, '车到了。', 'request-2')).ok);
    await until('车到了。', 'failed');
    assert.ok((await rung()).includes('车到了。'));
    assert.ok(!textOf(now.shown()).includes('车到了。'));
  });

  it('once an agent made sure; in the audit trail, and undone by a supervisor alone', async () => {
    const [chat, app] = await open(telegram, cityApp);
    assert.ok(chat && app);
    const before = await chat.on(server, 'old-account');
    await before.say(TROUBLE);
    const number = await caseNumber();
    const now = await app.on(server, 'new-phone');
    await now.say('我妈晕倒了叫不醒');
    const other = (await agent.queue()).find((item) => item.caseNumber !== number);
    const to = other?.caseNumber ?? '';
    const path = `/api/desk/cases/${number}`;
    const tie = { requestId: 'request-1', to, reason: 'rang' };
    const followers = async () => await (await agent.get(`${path}/ties`)).json();

    assert.equal((await agent.change(`${path}/tie`, { ...tie, reason: '' })).status, 422);
    assert.equal((await agent.change(`${path}/tie`, { ...tie, to: number })).status, 409);
    assert.equal((await agent.change(`${path}/tie`, tie)).status, 204);
    await server.runtime.tick();
    assert.deepEqual(await followers(), { followers: 1 });
    assert.match(textOf(await now.news()), /值班员核实过了/);
    assert.match(textOf(await before.news()), /另一个对话里也能看/);
    assert.ok(textOf(await now.say('我的事办得怎么样了')).includes(number));
    assert.ok((await server.rows()).includes('tie.rang'));

    const undo = { requestId: 'request-2' };
    assert.equal((await agent.change(`${path}/untie`, undo)).status, 403);
    const supervisor = await Agent.signIn(server.url, 'supervisor');
    assert.equal((await supervisor.change(`${path}/untie`, undo)).status, 204);
    assert.deepEqual(await followers(), { followers: 0 });
    const told = (await now.say('我的事办得怎么样了')).slice(-1);
    assert.ok(!textOf(told).includes(number));
  });

  it('keeps to each conversation what answers its own words', async () => {
    const [chat, app] = await open(telegram, cityApp);
    assert.ok(chat && app);
    const before = await chat.on(server, 'old-account');
    await before.say(TROUBLE);
    const number = await caseNumber();
    const now = await app.on(server, 'new-phone');
    await now.say('绑定');
    await now.say(number);
    await now.say(CODE.exec(textOf(await before.news()))?.[1] ?? '');
    const seen = now.shown().length;
    await before.say('你好');
    await server.runtime.tick();
    assert.equal(now.shown().length, seen);
    const told = before.shown().length;
    await now.say('你好');
    await server.runtime.tick();
    assert.equal(before.shown().length, told);
  });

  it('not by a number that two conversations have in common, nor for whoever guesses', async () => {
    const [chat, app] = await open(telegram, cityApp);
    assert.ok(chat && app);
    await (await chat.on(server, 'old-account')).say(TROUBLE);
    const number = await caseNumber();
    const other = await app.on(server, 'same-number');
    await other.say(`家里三天没菜了，电话${PHONE}`);
    assert.ok(!textOf(await other.say('我的事办得怎么样了')).includes(number));
    for (let asked = 0; asked < 4; asked += 1) {
      await other.say('绑定');
      await other.say(number);
    }
    assert.match(textOf(other.shown().slice(-1)), /要验证码的次数多了/);
  });
});
