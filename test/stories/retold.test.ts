/** Messages that residents edit or take back, on every channel whose vendor tells of it. */
import assert from 'node:assert/strict';
import { channelFactories } from '../../integrations/channels/registry.ts';
import type { Rehearsal } from '../../integrations/channels/rehearsal.ts';
import type { QueueItem } from '../../web/desk/contract.ts';
import { Agent } from '../support/agent.ts';
import { Correspondent } from '../support/correspondent.ts';
import { type FakeVendor, startFakeVendor } from '../support/fake-vendor.ts';
import { startServer, type TestServer } from '../support/server.ts';

const DANGER = '我爸胸口疼得厉害';

for (const factory of channelFactories.filter(({ configuredBy }) => configuredBy)) {
  describe(`told in other words on ${factory.id}`, () => {
    let rehearsal: Rehearsal;
    let vendor: FakeVendor;
    let server: TestServer;
    let agent: Agent;

    before(async function () {
      this.timeout(30_000);
      rehearsal = await factory.rehearsal();
      if (!rehearsal.edit && !rehearsal.withdraw) return this.skip();
      vendor = await startFakeVendor(rehearsal.accepts);
      const settings = Object.entries(rehearsal.settings(vendor.url));
      server = await startServer(
        Object.fromEntries(settings.map(([key, value]) => [key, String(value)])),
      );
      agent = await Agent.signIn(server.url);
    });
    after(async () => {
      await server?.stop();
      await vendor?.close();
    });

    const person = (name: string) => Correspondent.on(factory, server, vendor, name);
    const edits = (name: string, story: () => Promise<void>) =>
      it(name, async function () {
        return rehearsal.edit ? await story() : this.skip();
      });
    const withdraws = (name: string, story: () => Promise<void>) =>
      it(name, async function () {
        return rehearsal.withdraw ? await story() : this.skip();
      });
    const queued = async (words: string): Promise<QueueItem | undefined> =>
      (await agent.queue()).find(({ summary }) =>
        JSON.stringify(summary.situation).includes(words),
      );
    const caseWith = async (words: string) => {
      const item = await queued(words);
      assert.ok(item, words);
      return await agent.case(item.caseNumber);
    };

    edits(
      'sees an emergency that an edit tells, once, in the place of the words',
      async () => {
        const resident = await person('edits');
        await resident.say('在吗');
        const first = resident.lastKey;
        const before = resident.shown().length;
        await resident.edit(first, `${DANGER}，喘气都难`);
        const [alarm] = resident.shown().slice(before);
        assert.match(alarm?.text ?? '', /已叫值班员接手/);
        const found = await caseWith('喘气都难');
        const [line] = found.transcript;
        assert.equal(line?.text, `${DANGER}，喘气都难`);
        assert.deepEqual(line.before, ['在吗']);
        const told = found.transcript.filter(({ changes }) => changes === line.id);
        assert.equal(told.length, 1);
        assert.equal(found.summary.evidence[0]?.message, line.id);
      },
    );

    edits('puts right what was told, and keeps the rest', async () => {
      const resident = await person('mends');
      await resident.say(`${DANGER}，电话13512340077`);
      await resident.say('迎宾路3号院2单元');
      await resident.edit(resident.lastKey, '迎宾路5号院2单元');
      const found = await caseWith('13512340077').catch(() => caseWith(DANGER));
      assert.match(found.known.address, /迎宾路5号院2单元/);
      assert.equal(found.known.phone, '13512340077');
    });

    edits('takes an edit that comes before its message for the message', async () => {
      const resident = await person('early');
      await resident.edit('early-message', `${DANGER}，冒冷汗`);
      const found = await caseWith('冒冷汗');
      await resident.write('我爸不舒服', 'early-message');
      const after = await agent.case(found.caseNumber);
      const [line] = after.transcript;
      assert.equal(line?.text, `${DANGER}，冒冷汗`);
      assert.deepEqual(line.before, ['我爸不舒服']);
      const messages = after.transcript.filter(
        ({ speaker, changes }) => speaker === 'resident' && changes === null,
      );
      assert.equal(messages.length, 1);
    });

    withdraws(
      'erases the words that are taken back, and keeps case and danger',
      async () => {
        const resident = await person('regrets');
        await resident.say(`${DANGER}，只有紫藤萝知道，电话13512340088`);
        const { caseNumber } = await caseWith('紫藤萝');
        await resident.withdraw(resident.lastKey);
        assert.ok(!(await server.rows()).includes('紫藤萝'));
        const found = await agent.case(caseNumber);
        const [line] = found.transcript;
        assert.equal(line?.withdrawn, true);
        assert.equal(line.text, '');
        assert.ok(!JSON.stringify(found).includes('紫藤萝'));
        assert.equal(found.urgency, 'critical');
        assert.equal(found.known.phone, '13512340088');
        assert.equal(found.summary.evidence[0]?.message, line.id);
      },
    );

    withdraws(
      'keeps no word of a message that comes after it was taken back',
      async () => {
        const resident = await person('undone');
        const before = resident.shown().length;
        await resident.withdraw('undone-message');
        await resident.write(`${DANGER}，白玉簪`, 'undone-message');
        assert.ok(!(await server.rows()).includes('白玉簪'));
        const alarm = resident
          .shown()
          .slice(before)
          .map(({ text }) => text)
          .join('\n');
        assert.match(alarm, /已叫值班员接手/, 'danger is seen all the same');
        assert.ok(!alarm.includes('白玉簪'));
      },
    );

    withdraws('takes an unfinished request back with its only message', async () => {
      const resident = await person('small');
      await resident.say('我们小区的垃圾好几天没人收了，堆在紫荆亭边上');
      await resident.withdraw(resident.lastKey);
      assert.ok(!(await server.rows()).includes('紫荆亭'));
      const shown = resident.shown().length;
      await server.runtime.tick();
      assert.equal(resident.shown().length, shown, 'nothing is said to it');
    });
  });
}
