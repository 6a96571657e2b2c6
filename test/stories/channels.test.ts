/** The same stories on every channel that a vendor carries, through its real wire format. */
import assert from 'node:assert/strict';
import { channelFactories } from '../../integrations/channels/registry.ts';
import { Agent } from '../support/agent.ts';
import { Correspondent } from '../support/correspondent.ts';
import { type FakeVendor, startFakeVendor } from '../support/fake-vendor.ts';
import { startServer, type TestServer } from '../support/server.ts';

const CASE_NUMBER = /\d{4}-\d{3}-\d{3}/;
const TAPS = ['确认提交', '登记', '同意', '不清楚', '不留称呼', '跳过'];
const ANSWERS: readonly (readonly [RegExp, string])[] = [
  [/哪个区县/, '金水区'],
  [/哪个电话/, '13800000000'],
  [/门牌最好/, '阳光花园3号楼2单元502'],
];

const carried = await Promise.all(
  channelFactories.map(async (factory) => ({ factory, ...(await factory.rehearsal()) })),
);

for (const { factory } of carried.filter(({ shown }) => shown)) {
  describe(`stories on ${factory.id}`, () => {
    let vendor: FakeVendor;
    let server: TestServer;
    let agent: Agent;

    before(async function () {
      this.timeout(30_000);
      const rehearsal = await factory.rehearsal();
      vendor = await startFakeVendor(rehearsal.accepts);
      const settings = Object.entries(rehearsal.settings(vendor.url));
      server = await startServer(
        Object.fromEntries(settings.map(([key, value]) => [key, String(value)])),
      );
      agent = await Agent.signIn(server.url);
    });
    after(async () => {
      await server.stop();
      await vendor.close();
    });

    it('puts a child bitten by a dog in front of a person, whose answer comes back', async () => {
      const parent = await Correspondent.on(factory, server, vendor, 'parent');
      const words = '孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗';
      const [first] = await parent.say(words);
      assert.match(first?.text ?? '', /已叫值班员接手/);
      const item = (await agent.queue()).find(({ summary }) =>
        summary.situation.some(({ value }) => value === words),
      );
      assert.equal(item?.urgency, 'critical');
      assert.equal((await agent.take(item.caseNumber)).status, 200);
      await server.runtime.tick();
      await parent.news();
      const answer = '车十分钟后到东门，请带上疫苗本。';
      const sent = await agent.answer(item.caseNumber, answer, 'request-1');
      assert.ok(sent.ok, `status ${sent.status}`);
      await server.runtime.tick();
      const news = await parent.news();
      assert.equal(news.length, 1);
      assert.ok(news[0]?.text.includes(answer));
      const lines = (await agent.case(item.caseNumber)).transcript;
      assert.equal(lines.findLast(({ text }) => text === answer)?.delivery, 'sent');
      assert.ok(
        lines.every(
          ({ speaker, delivery }) => (speaker === 'resident') === (delivery === null),
        ),
      );
      await agent.answer(item.caseNumber, answer, 'request-1');
      await server.runtime.tick();
      assert.equal(parent.shown().filter(({ text }) => text.includes(answer)).length, 1);
    });

    it('takes a whole request, to its number', async () => {
      const resident = await Correspondent.on(factory, server, vendor, 'resident');
      await resident.say('我们小区的垃圾好几天没人收了');
      for (let step = 0; step < 16; step += 1) {
        const last = resident.shown().at(-1)?.text ?? '';
        if (CASE_NUMBER.test(last)) break;
        const offered = resident.offered();
        const answer = ANSWERS.find(([asked]) => asked.test(last))?.[1];
        const tap = TAPS.find((label) => offered.includes(label)) ?? '';
        await (answer ? resident.say(answer) : resident.choose(tap));
      }
      const texts = resident.shown().map(({ text }) => text);
      const number = CASE_NUMBER.exec(texts.at(-1) ?? '')?.[0];
      assert.ok(number, texts.join('\n---\n'));
      const filed = await agent.case(number);
      assert.equal(filed.district, 'jinshui');
    });

    it('keeps the vendor’s name of a person out of rows and log', async () => {
      await Correspondent.on(factory, server, vendor, 'private-name').then((person) =>
        person.say('你好'),
      );
      assert.ok(!(await server.rows()).includes('private-name'));
      assert.ok(!server.log().includes('private-name'));
    });
  });
}
