import assert from 'node:assert/strict';
import {
  assertAccessible,
  assertFits,
  openChat,
  openSite,
  openWindow,
} from '../support/browser.ts';

describe('the bulletin, in a browser', function () {
  this.timeout(60_000);
  const site = openSite('one each');

  it('holds numbers and links, works without a script, and fits a phone', async () => {
    const chat = await openChat(site);
    await chat.say('我妈妈晕倒了叫不醒，在惠济区');
    const context = await openWindow(site, {
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    await page.goto(`${site.url}/bulletin`);
    await page.getByRole('heading', { level: 1, name: /办理情况通报/ }).waitFor();
    await page.getByRole('link', { name: '前一天' }).click();
    await page.getByText('还没有接到诉求').waitFor();
    await page.getByRole('link', { name: '后一天' }).click();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: /Daily bulletin/ }).waitFor();
    const text = await page.innerText('main');
    assert.ok(!text.includes('晕倒'), 'nobody’s words');
  });

  it('can be used by everybody', async () => {
    const context = await openWindow(site);
    const page = await context.newPage();
    await page.goto(`${site.url}/bulletin`);
    await assertAccessible(page, 'the bulletin');
    await assertFits(page);
    await page.goto(`${site.url}/bulletin?day=2999-01-01`);
    await page.getByText('没有这一天的通报').waitFor();
    await assertAccessible(page, 'no bulletin');
  });
});
