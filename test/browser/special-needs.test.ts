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

const TOLD =
  '我爸是透析病人，我们在金水区阳光花园3号楼2单元502，想问以后去医院的车怎么安排，能不能帮忙登记';
const STEPS: readonly (readonly [question: RegExp, answer: string])[] = [
  [/确认提交/, '确认提交'],
  [/同意/, '同意'],
  [/不留称呼/, '不留称呼'],
  [/先不留电话/, '先不留电话'],
  [/不清楚/, '不清楚'],
  [/跳过/, '跳过'],
];

describe('the register of special needs, in a browser', function () {
  this.timeout(90_000);
  const site = openSite('one each');
  let chat: Chat;
  let desk: Page;

  beforeEach(async () => {
    desk = await openDesk(site);
    chat = await openChat(site);
  });

  /** Taps the form to its end, until the register is offered. */
  async function fileIt(): Promise<void> {
    await chat.say(TOLD);
    for (let step = 0; step < 14; step += 1) {
      await chat.choices.first().waitFor();
      const labels = await chat.choices.allInnerTexts();
      if (labels.includes('不用了')) return;
      const known = STEPS.find(([, answer]) => labels.includes(answer));
      const before = await chat.messages.count();
      if (known) await chat.tap(known[1]);
      else await chat.choices.first().click();
      await chat.messages.nth(before + 1).waitFor();
    }
    throw new Error('the register was not offered');
  }

  it('is offered in the chat, shown at the desk, and kept there with consent', async () => {
    await fileIt();
    await chat.heard(/特殊人群名册/);
    await assertAccessible(chat.page, 'the offer');
    await chat.tap('登记');
    await chat.heard(/下次透析是哪天/);
    await chat.say('大后天上午8点');
    await chat.heard(/已登记（透析病人/);
    await chat.page.screenshot({ path: '/tmp/h/deskc/shot-register-chat.png' });

    await desk.keyboard.press('t');
    const register = desk.locator('.special');
    await register.getByText('透析病人').first().waitFor();
    await register.getByLabel('类别').selectOption('alone');
    await register.getByLabel(/本人已同意登记/).check();
    await register.getByRole('button', { name: '登记' }).click();
    await register.locator('.task-row', { hasText: '独居' }).waitFor();
    await assertAccessible(desk, 'the register at the desk');
    await assertFits(desk);
    await register.scrollIntoViewIfNeeded();
    await desk.screenshot({ path: '/tmp/h/deskc/shot-register-desk.png' });
    await chat.heard(/登记进特殊人群名册（独居/);

    const path = await register.locator('[data-page]').first().getAttribute('data-page');
    const community = await (
      await openWindow(site, { viewport: { width: 390, height: 844 } })
    ).newPage();
    await community.goto(site.url + path);
    await community.getByText('阳光花园3号楼2单元502').waitFor();
    await assertAccessible(community, 'the page of the community');
    await assertFits(community);
    await community.screenshot({ path: '/tmp/h/deskc/shot-need.png' });
    await community.getByRole('button', { name: '已联系，安排好了' }).click();
    await community.getByText('已安排好，谢谢').waitFor();
    await register.getByText('已安排好').first().waitFor();

    await desk.keyboard.press('f');
    await desk.getByRole('button', { name: '特殊人群' }).click();
    await desk.locator('.all .list-row').first().waitFor();
  });
});
