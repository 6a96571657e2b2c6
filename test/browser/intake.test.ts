import type { Page } from 'playwright-core';
import { assertAccessible, assertFits, openDesk, openSite } from '../support/browser.ts';

describe('a call taken in at the desk, in a browser', function () {
  this.timeout(60_000);
  const site = openSite('one each');
  let desk: Page;

  beforeEach(async () => {
    desk = await openDesk(site);
  });

  it('is written by keyboard, read out, and taken as a case', async () => {
    await desk.keyboard.press('i');
    const dialog = desk.getByRole('dialog', { name: '代录来电、来访' });
    await dialog.getByLabel('来访').check();
    const box = dialog.getByLabel('对方怎么说');
    await box.fill('孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗');
    await desk.keyboard.press('Enter');
    await dialog.getByText('请念').first().waitFor();
    await dialog.getByText('已建工单').waitFor();
    await assertAccessible(desk, 'a call');
    await assertFits(desk);
    await dialog.getByRole('button', { name: '接手办理' }).click();
    await desk.locator('.standing').getByText('来访').waitFor();
    await desk.getByText('看不到这里的回复').waitFor();
  });

  it('closes by Escape and begins anew', async () => {
    await desk.keyboard.press('i');
    const dialog = desk.getByRole('dialog', { name: '代录来电、来访' });
    await dialog.getByLabel('对方怎么说').fill('家里没菜了');
    await desk.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await desk.keyboard.press('i');
    await dialog.getByLabel('电话').waitFor();
  });
});
