import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  assertAccessible,
  assertFits,
  type Chat,
  openChat,
  openDesk,
  openSite,
  openWindow,
} from '../support/browser.ts';
import { PNG } from '../support/images.ts';

const BITE = '孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗';

describe('a task of a body, in a browser', function () {
  this.timeout(60_000);
  const site = openSite('one each');
  let chat: Chat;
  let desk: Page;

  beforeEach(async () => {
    desk = await openDesk(site);
    chat = await openChat(site);
    await chat.say(BITE);
    await desk.keyboard.press('t');
    await desk.getByRole('button', { name: /^交办/, disabled: false }).waitFor();
  });

  /** Hands the case to a body by keyboard, and opens its page on a phone. */
  async function handOut(body: string, words = ''): Promise<Page> {
    await desk.keyboard.press('d');
    const dialog = desk.getByRole('dialog', { name: '交办给谁' });
    await dialog.getByLabel('查找单位').fill(body);
    await dialog.getByLabel(body).check();
    await dialog.getByLabel('给单位的说明').fill(words);
    await assertAccessible(desk, 'choosing bodies');
    await dialog.getByRole('button', { name: '交办' }).click();
    const row = desk.locator('.task-row', { hasText: body });
    await row.getByText('待接单').waitFor();
    const path = await row.getAttribute('data-page');
    const context = await openWindow(site, { viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto(site.url + path);
    await page.getByRole('heading', { name: /交办单/ }).waitFor();
    return page;
  }

  it('is handed out at the desk, worked on its page, and told to the resident', async () => {
    const task = await handOut('市卫健委', '请联系社区医生上门');
    await chat.heard('市卫健委');
    await task.getByText('请联系社区医生上门').waitFor();
    await task.getByText(BITE).waitFor();
    await assertAccessible(task, 'a new task');
    await assertFits(task);

    await task.getByRole('button', { name: '接单' }).click();
    await task.getByText('您已接单').waitFor();
    await desk.locator('.task-row').getByText('正在办').waitFor();

    await task.getByRole('button', { name: '办完了' }).click();
    await task.getByLabel(/办得怎么样/).fill('疫苗已上门接种');
    await task.getByLabel('加照片').setInputFiles({
      name: 'work.png',
      mimeType: 'image/png',
      buffer: PNG,
    });
    await task.getByAltText('第 1 张照片').waitFor();
    await assertAccessible(task, 'the report');
    await assertFits(task);
    await task.getByRole('button', { name: '确认办完' }).click();
    await task.getByText('已办完，谢谢').waitFor();
    assert.equal(await task.getByText(BITE).count(), 0);
    await desk.locator('.task-row').getByText('疫苗已上门接种').waitFor();
    const shown = desk.getByAltText('市卫健委的照片 1');
    await shown.scrollIntoViewIfNeeded();
    const width = await shown.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      return image.naturalWidth;
    });
    assert.equal(width, 1);
  });

  it('has dates, each ended by itself, with a hand-over signed at both ends', async () => {
    await desk.keyboard.press('d');
    const dialog = desk.getByRole('dialog', { name: '交办给谁' });
    await dialog.getByLabel('查找单位').fill('二七区');
    await dialog.getByLabel('二七区').check();
    await dialog.getByText('按日期办理').click();
    await dialog.getByLabel('方式').selectOption('trip');
    await dialog.getByLabel('从哪天').fill('2030-01-14');
    await dialog.getByLabel('到哪天').fill('2030-01-20');
    for (const day of ['周一', '周三', '周五']) await dialog.getByLabel(day).check();
    await dialog.getByLabel('几点', { exact: true }).fill('14:00');
    await dialog.getByLabel('几点接回').fill('17:00');
    await dialog.getByRole('button', { name: '加上这 6 次' }).click();
    await dialog.getByRole('button', { name: /去掉 1\/18 17:00/ }).click();
    await assertAccessible(desk, 'planning dates');
    await dialog.getByRole('button', { name: '交办', exact: true }).click();
    await chat.heard('共安排5次');
    const row = desk.locator('.task-row', { hasText: '二七区' });
    const path = await row.getAttribute('data-page');
    const context = await openWindow(site, { viewport: { width: 390, height: 844 } });
    const task = await context.newPage();
    await task.goto(site.url + path);
    await task.getByRole('button', { name: '接单' }).click();
    await task
      .getByRole('button', { name: /接到人了/ })
      .first()
      .click();
    await task.getByLabel('交人的一方').fill('居民本人');
    await task.getByLabel('接人的一方').fill('司机');
    await assertAccessible(task, 'a hand-over');
    await assertFits(task);
    await task.getByRole('button', { name: '接到人了' }).first().click();
    await task.getByText('已接到人').waitFor();
    await row.getByText('按日期办理：已办 0 / 5 次').click();
    await row.getByText(/居民本人 交，司机 接/).waitFor();
    await desk.getByText('待补材料').click();
    await desk.getByLabel('缺什么材料').fill('康复机构证明');
    await desk.getByRole('button', { name: '列上' }).click();
    await desk.getByText('待补', { exact: true }).waitFor();
    await assertAccessible(desk, 'dates and papers');
    await chat.heard('康复机构证明');
  });

  it('is given back with a reason, and that body cannot be chosen again', async () => {
    const task = await handOut('市卫健委');
    await task.getByRole('button', { name: '退回' }).click();
    await task.getByLabel('不属本单位职责').check();
    await task.getByRole('button', { name: '确认退回' }).click();
    await task.getByText('已退回').waitFor();
    await desk.locator('.task-row').getByText('已退回').waitFor();
    await desk.keyboard.press('d');
    const dialog = desk.getByRole('dialog', { name: '交办给谁' });
    assert.ok(await dialog.getByLabel(/市卫健委/).isDisabled());
  });

  it('says that it is not there under any other address, and what to do without a network', async () => {
    const task = await handOut('市卫健委');
    await task.context().setOffline(true);
    await task.getByRole('button', { name: '接单' }).click();
    await task.getByText('没有连上').waitFor();
    await task.context().setOffline(false);
    await task.getByRole('button', { name: '接单' }).click();
    await task.getByText('您已接单').waitFor();
    await task.goto(`${site.url}/task/nobody-knows-this`);
    await task.getByText('不存在').waitFor();
    await assertAccessible(task, 'nothing there');
  });
});
