import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  assertAccessible,
  assertFits,
  openChat,
  openDesk,
  openSite,
} from '../support/browser.ts';

const BITE = '孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗';
const LABOUR = '我媳妇要生了，羊水破了，小区不让出';
const NOTE = '妈妈在家，晚上七点后再打';

describe('case work at the desk, in a browser', function () {
  this.timeout(60_000);
  const site = openSite('one each');
  let desk: Page;

  async function open(words: string): Promise<string> {
    const chat = await openChat(site);
    await chat.say(words);
    await chat.heard('已标为“急”');
    await desk.locator('.queue .row', { hasText: words.slice(0, 4) }).click();
    await desk.locator('.summary .account').getByText(words).waitFor();
    return (await desk.locator('#case-title').innerText()).replace('诉求 ', '');
  }

  beforeEach(async () => {
    desk = await openDesk(site);
  });

  it('verifies, completes and lowers by keyboard, with a reason', async () => {
    await open(BITE);
    await desk.keyboard.press('v');
    const dialog = desk.getByRole('dialog', { name: '核实和修改' });
    await dialog.getByLabel('电话').fill('13912345678');
    await dialog.getByLabel('区县').selectOption({ label: '二七区' });
    await dialog.getByLabel('紧急程度').selectOption('normal');
    await assertAccessible(desk, 'the edit');
    await dialog.getByRole('button', { name: '保存' }).click();
    assert.ok(await dialog.isVisible(), 'a reason is asked for');
    await dialog.getByLabel('为什么降级').selectOption('in_care');
    await dialog.getByRole('button', { name: '保存' }).click();
    await desk.locator('.standing').getByText('已核实').waitFor();
    await desk.locator('.standing').getByText('一般').waitFor();
    await desk.locator('.timeline').getByText('降为一般：已有医生或救援在处理').waitFor();
    await desk.locator('.summary').getByText('13912345678').waitFor();
  });

  it('keeps notes for colleagues, links and merges', async () => {
    const bite = await open(BITE);
    await desk.getByLabel('写备注').fill(NOTE);
    await desk.getByRole('button', { name: '记下' }).click();
    await desk.locator('.note').getByText(NOTE).waitFor();
    await desk.setViewportSize({ width: 360, height: 740 });
    await desk.getByRole('navigation').getByRole('button', { name: '诉求' }).click();
    await assertFits(desk);
    await assertAccessible(desk, 'notes on a phone');
    await desk.setViewportSize({ width: 1440, height: 900 });

    const labour = await open(LABOUR);
    const relate = async (number: string, how: RegExp) => {
      await desk.getByRole('button', { name: '关联或合并' }).click();
      const dialog = desk.getByRole('dialog', { name: '关联或合并' });
      await dialog.getByLabel('另一件的编号').fill(number.replaceAll('-', ''));
      await dialog.getByRole('radio', { name: how }).check();
      await assertAccessible(desk, 'what belongs together');
      await dialog.getByRole('button', { name: how }).click();
    };
    await relate(bite, /^关联/);
    await desk.locator('.related').getByText(bite).waitFor();
    await relate(bite, /^并入它/);
    await desk.locator('.standing').getByText('已合并').waitFor();
    await desk.locator('.related-row', { hasText: '已并入它' }).getByText(bite).click();
    await desk
      .locator('.related-row', { hasText: '并入了这里' })
      .getByText(labour)
      .waitFor();
    await desk.locator('.note').getByText(NOTE).waitFor();
  });
});
