import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import {
  assertAccessible,
  assertFits,
  openChat,
  openDesk,
  openSite,
} from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';

const BITE = '孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗';
const LABOUR = '我媳妇要生了，羊水破了，小区不让出';

describe('all requests at the desk, in a browser', function () {
  this.timeout(60_000);
  const site = openSite('one each');
  let desk: Page;

  beforeEach(async () => {
    desk = await openDesk(site);
    for (const words of [BITE, LABOUR]) {
      const chat = await openChat(site);
      await chat.say(words);
      await chat.heard('已标为“急”');
    }
    await desk.locator('.queue .row').nth(1).waitFor();
  });

  const rows = () => desk.locator('.all .row');

  it('are found by keyboard, by words and by what they are, and opened', async () => {
    await desk.keyboard.press('f');
    await desk.locator('#find-text:focus').waitFor();
    await rows().nth(1).waitFor();
    await eventually(async () => {
      await desk.locator('#find-text').fill('狂犬疫苗');
      await desk.keyboard.press('Enter');
      return (await rows().count()) === 1;
    }, 'the one with these words');
    await assertAccessible(desk, 'found by words');
    await rows().first().click();
    await desk.locator('.summary .account').getByText(BITE).waitFor();

    await desk.getByRole('button', { name: '清除条件' }).click();
    await rows().nth(1).waitFor();
    await desk.getByLabel('状态', { exact: true }).selectOption('closed');
    await desk.getByText('共 0 件').waitFor();
    await desk.getByLabel('状态', { exact: true }).selectOption('open');
    await desk.getByText('共 2 件').waitFor();
    await desk.getByRole('button', { name: '我负责的' }).click();
    await desk.getByText('共 0 件').waitFor();
    await desk.locator('#find-text').fill('药');
    await desk.getByText('请至少写两个字').waitFor();
    await desk.getByRole('button', { name: '队列' }).click();
    await desk.locator('.queue .row').nth(1).waitFor();
  });

  it('show one that has left the queue, as it stands', async () => {
    await desk.keyboard.press('t');
    await desk.locator('#answer-text:enabled').waitFor();
    const number = await desk.locator('#case-title').innerText();
    await desk.keyboard.press('e');
    await desk.getByRole('button', { name: '现在就办' }).click();
    await eventually(
      async () => (await desk.locator('.queue .row').count()) === 1,
      'one left',
    );
    await desk.keyboard.press('f');
    await desk.locator('#find-text').fill(number.replace(/\D/g, ''));
    const row = rows().filter({ hasText: '已办妥' });
    await row.click();
    await desk.locator('.standing').getByText('已办妥').waitFor();
    await desk.locator('.timeline').getByText('已办妥').waitFor();
    await desk.getByRole('button', { name: '解决了', exact: true }).click();
    await rows().filter({ hasText: '已办结' }).waitFor();
  });

  it('are taken over when they wait for nobody, and the other agent sees whose it is', async () => {
    await desk.keyboard.press('t');
    await desk.locator('#answer-text:enabled').waitFor();
    await desk.keyboard.press('b');
    await desk.getByRole('button', { name: '现在就办' }).click();
    await desk.locator('.owner-chip', { hasText: '机器人' }).waitFor();
    const number = await desk.locator('#case-title').innerText();

    const colleague = await openDesk(site, 'agent2');
    await colleague.keyboard.press('f');
    await colleague.locator('#find-text').fill(number.replace(/\D/g, ''));
    const found = colleague.locator('.all .row');
    await eventually(async () => (await found.count()) === 1, 'that one alone');
    await found.click();
    await colleague.getByRole('button', { name: /^接手 T/ }).click();
    await colleague.locator('.owner-chip', { hasText: '我在办' }).waitFor();
    await colleague.locator('#answer-text:enabled').waitFor();
    await desk.locator('.owner-chip', { hasText: '值班员' }).waitFor();
    assert.ok(await desk.getByRole('button', { name: /^接手 T/ }).isDisabled());
    await colleague.locator('.timeline').getByText('值班员主动接手').waitFor();
  });

  it('fit a phone, and are accessible there', async () => {
    await desk.setViewportSize({ width: 360, height: 740 });
    await desk.getByRole('button', { name: '全部诉求' }).click();
    await rows().nth(1).waitFor();
    await assertFits(desk);
    await assertAccessible(desk, 'all requests on a phone');
    assert.equal(await rows().count(), 2);
  });
});
