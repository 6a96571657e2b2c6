import assert from 'node:assert/strict';
import jsqr from 'jsqr';
import { posterPage } from '../../bot/cli/poster/page.ts';
import { loadCityPack } from '../../knowledge/content/load.ts';
import {
  assertAccessible,
  openChat,
  openDesk,
  openSite,
  openWindow,
} from '../support/browser.ts';

/** Pixels of the drawn code, as a phone's camera would have them. */
const SIDE = 400;

describe('posters, in a browser', function () {
  this.timeout(60_000);
  const site = openSite('one for all');
  const { city } = loadCityPack('knowledge/zhengzhou-2022');

  async function openPoster(link: string) {
    const [place] = city.posters;
    assert.ok(place);
    const context = await openWindow(site);
    const page = await context.newPage();
    const scanWith = { zh: '手机相机', en: 'your phone camera' };
    await page.setContent(posterPage({ link, scanWith, place }, city));
    return page;
  }

  for (const link of [
    'https://help.example.org/chat?at=er7',
    'https://wa.me/8637100000?text=%E6%82%A8%E5%A5%BD%20%23er7',
    'SMSTO:+15005550006:您好 #er7',
  ])
    it(`print one page whose code a phone reads: ${link}`, async () => {
      const page = await openPoster(link);
      const pixels = await page.evaluate(async (side) => {
        const svg = document.querySelector('.code svg');
        if (!svg) throw new TypeError('there is no code');
        const image = new Image();
        const text = new XMLSerializer().serializeToString(svg);
        image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
        await image.decode();
        const canvas = new OffscreenCanvas(side, side);
        const drawing = canvas.getContext('2d');
        if (!drawing) throw new TypeError('nothing can be drawn');
        drawing.fillStyle = '#fff';
        drawing.fillRect(0, 0, side, side);
        drawing.drawImage(image, 0, 0, side, side);
        return [...drawing.getImageData(0, 0, side, side).data];
      }, SIDE);
      const read = jsqr.default(new Uint8ClampedArray(pixels), SIDE, SIDE);
      assert.equal(read?.data, link);
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
      assert.equal(pages.length, 1);
      const sheet = page.locator('.sheet');
      const over = await sheet.evaluate((one) => one.scrollHeight - one.clientHeight);
      assert.ok(over <= 0, `${over} pixels are cut off`);
      await assertAccessible(page, 'poster');
    });

  it('are counted for their place, once a scan, and belong to nobody', async () => {
    const chat = await openChat(site, {}, '/chat?at=er7');
    await chat.say('您好');
    assert.doesNotMatch(chat.page.url(), /er7/);
    await chat.page.reload();
    await chat.page.goto(`${site.url}/chat?at=made-up`);
    const desk = await openDesk(site, 'supervisor');
    await desk.getByRole('button', { name: '全局' }).click();
    const row = desk.getByRole('row').filter({ hasText: '二七广场地铁站' });
    await row.waitFor();
    assert.deepEqual(await row.getByRole('cell').allInnerTexts(), ['1', '1']);
    await assertAccessible(desk, 'overview with posters');
  });
});
