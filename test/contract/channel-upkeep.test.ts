/** What `channel:check` and `channel:setup` tell of every channel, against its vendor's side. */
import assert from 'node:assert/strict';
import { toldOf } from '../../bot/config-problems.ts';
import { channelFactories } from '../../integrations/channels/registry.ts';
import type { Account } from '../../integrations/channels/upkeep/account.ts';
import type { Finding, Site } from '../../integrations/channels/upkeep/upkeep.ts';
import { systemClock } from '../../integrations/memory/system-clock.ts';
import { type FakeVendor, startFakeVendor } from '../support/fake-vendor.ts';

const MENU = [
  { name: '求助', choice: 'do:file', items: [] },
  {
    name: '更多',
    items: [
      { name: '转人工', choice: 'do:person', items: [] },
      { name: '今日通报', url: 'https://help.example.org/bulletin', items: [] },
    ],
  },
];

for (const factory of channelFactories) {
  describe(`channel ${factory.id}: upkeep`, () => {
    let vendor: FakeVendor;
    let account: Account | undefined;
    let settings: Readonly<Record<string, unknown>>;
    let site: Site;
    /** Secrets of the settings, by their keys. */
    let secrets: readonly (readonly [string, string])[];

    beforeEach(async () => {
      const rehearsal = await factory.rehearsal();
      vendor = await startFakeVendor();
      ({ account } = rehearsal);
      settings = factory.settings.parse(rehearsal.settings(vendor.url));
      vendor.become(account?.open(settings) ?? { status: 500 });
      const { path } = await factory.upkeep();
      site = {
        webhook: `https://help.example.org${path}`,
        clock: systemClock,
        menu: MENU,
      };
      secrets = Object.entries(factory.settings.shape).flatMap(([key, field]) => {
        const value = toldOf(field).secret ? settings[key] : undefined;
        return value ? [[key, String(value)] as const] : [];
      });
    });
    afterEach(() => vendor.close());

    const check = async () => await (await factory.upkeep()).check(settings, site);
    const plan = async () => await (await factory.upkeep()).plan(settings, site);
    const wrongs = (findings: readonly Finding[]) =>
      findings.filter(({ state }) => state === 'wrong').map(({ told }) => told);

    it('names the path where its messages come in', async () => {
      const { path } = await factory.upkeep();
      const rehearsal = await factory.rehearsal();
      assert.match(path, /^\/[\w./-]+$/);
      if (!account) return;
      const request = await rehearsal.message({}, { text: '您好', key: 'k' });
      assert.equal(request.path.split('?')[0], path);
    });

    it('sets up by call what it can, once, and then finds nothing wrong', async () => {
      const first = await plan();
      assert.deepEqual(
        (await plan()).map(({ told }) => told),
        first.map(({ told }) => told),
        'a plan changes nothing',
      );
      for (const measure of first) {
        if (measure.state !== 'to_do') continue;
        const { state, told } = await measure.apply();
        assert.equal(state, 'works', told);
      }
      const again = await plan();
      assert.ok(again.every(({ state }) => state !== 'to_do'));
      assert.equal(again.length, first.length);
      const findings = await check();
      assert.deepEqual(wrongs(findings), []);
      assert.ok(findings.some(({ state }) => state === 'works'));
    });

    it('says which setting its vendor does not take', async () => {
      if (!account) return;
      vendor.become(account.stranger);
      const told = wrongs(await check());
      assert.equal(told.length, 1, told.join('\n'));
      const named = secrets.filter(([key]) => told.join().includes(key));
      assert.ok(named.length > 0, told.join());
      assert.ok((await plan()).every(({ state }) => state !== 'to_do'));
    });

    it('blames no setting for an outage', async () => {
      if (!account) return;
      const behaviours = [{ status: 503 }, 'cut', 'half'] as const;
      for (const behaviour of behaviours) {
        vendor.become(behaviour);
        const told = wrongs(await check());
        assert.ok(told.length > 0);
        const blamed = secrets.filter(([key]) => told.join().includes(key));
        assert.deepEqual(blamed, []);
        assert.ok((await plan()).every(({ state }) => state !== 'to_do'));
      }
      await vendor.close();
      assert.match(wrongs(await check())[0] ?? '', /cannot be reached/);
      vendor = await startFakeVendor();
    });

    it('tells no secret', async () => {
      const told = JSON.stringify([await check(), await plan()]);
      vendor.become(account?.stranger ?? { status: 401 });
      const refused = JSON.stringify([await check(), await plan()]);
      for (const [key, secret] of secrets)
        assert.ok(!`${told}${refused}`.includes(secret), key);
    });

    it('says by how much the clock is off', async () => {
      if (!account) return;
      const now = () => new Date(Date.now() - 600_000);
      site = { ...site, clock: { now } };
      const told = wrongs(await check()).find((each) => each.includes('clock'));
      assert.match(told ?? '', /\d+ seconds behind/);
    });
  });
}
