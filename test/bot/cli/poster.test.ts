import assert from 'node:assert/strict';
import { posterPage } from '../../../bot/cli/poster/page.ts';
import { channelFactories } from '../../../integrations/channels/registry.ts';
import type { Site } from '../../../integrations/channels/upkeep/upkeep.ts';
import { systemClock } from '../../../integrations/memory/system-clock.ts';
import { loadCityPack } from '../../../knowledge/content/load.ts';
import { startFakeVendor } from '../../support/fake-vendor.ts';

describe('posters to print', () => {
  for (const factory of channelFactories) {
    it(`lead to the channel ${factory.id}, if links do, with the place`, async () => {
      const [rehearsal, upkeep] = await Promise.all([
        factory.rehearsal(),
        factory.upkeep(),
      ]);
      const vendor = await startFakeVendor();
      const given = factory.settings.parse(rehearsal.settings(vendor.url));
      vendor.become(rehearsal.account?.open(given) ?? { status: 404 });
      const webhook = `https://help.example.org${upkeep.path}`;
      const site: Site = { webhook, clock: systemClock, menu: [] };
      const poster = await upkeep.poster?.(given, site, 'er7');
      if (poster) {
        assert.ok('link' in poster, JSON.stringify(poster));
        assert.match(decodeURIComponent(poster.link), /er7$/);
      }
      vendor.become(rehearsal.account?.stranger ?? { status: 401 });
      const refused = await upkeep.poster?.(given, site, 'er7');
      if (refused && 'state' in refused) assert.equal(refused.state, 'wrong');
      await vendor.close();
    });
  }

  it('say in both languages what to do, whom to ring, and where they hang', () => {
    const { city } = loadCityPack('knowledge/zhengzhou-2022');
    const [place] = city.posters;
    assert.ok(place);
    const scanWith = { zh: '微信', en: 'WeChat' };
    const page = posterPage({ link: 'https://a.example', scanWith, place }, city);
    for (const words of [
      ...Object.values(city.service),
      ...Object.values(place.name),
      ...city.emergency.map(({ number }) => number),
      city.hotline.number,
      '用微信扫一扫',
      'Scan with WeChat',
    ])
      assert.ok(page.includes(words), words);
    assert.doesNotMatch(page, /<script|src=|href=/, 'nothing is loaded');
  });

  it('hold no markup of names', () => {
    const { city } = loadCityPack('knowledge/zhengzhou-2022');
    const place = { id: 'er7', name: { zh: '<b>站</b>', en: 'A & B' } };
    const scanWith = { zh: '微信', en: 'WeChat' };
    const page = posterPage({ link: 'https://a.example', scanWith, place }, city);
    assert.ok(page.includes('&lt;b&gt;站&lt;/b&gt;') && page.includes('A &amp; B'));
  });
});
