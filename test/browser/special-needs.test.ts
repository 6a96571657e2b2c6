import {
  assertAccessible,
  assertFits,
  openChat,
  openDesk,
  openSite,
  openWindow,
} from '../support/browser.ts';
import { finishForm } from '../support/browser-form.ts';

const TOLD =
  '我爸是透析病人，我们在金水区阳光花园3号楼2单元502，想问以后去医院的车怎么安排，能不能帮忙登记';

describe('the register of special needs, in a browser', function () {
  this.timeout(90_000);
  const site = openSite('one each');

  it('is offered in the chat, shown at the desk, and kept there with consent', async () => {
    const desk = await openDesk(site);
    const chat = await openChat(site);
    await chat.say(TOLD);
    await finishForm(chat, chat.choices.getByText('不用了', { exact: true }));
    await chat.heard(/特殊人群名册/);
    await assertAccessible(chat.page, 'the offer');
    await chat.tap('登记');
    await chat.heard(/下次透析是哪天/);
    await chat.say('大后天上午8点');
    await chat.heard(/已登记（透析病人/);

    await desk.keyboard.press('t');
    const register = desk.locator('.special');
    await register.getByText('透析病人').first().waitFor();
    await register.getByLabel('类别').selectOption('alone');
    await register.getByLabel(/本人已同意登记/).check();
    await register.getByRole('button', { name: '登记' }).click();
    await register.locator('.task-row', { hasText: '独居' }).waitFor();
    await assertAccessible(desk, 'the register at the desk');
    await assertFits(desk);
    await chat.heard(/登记进特殊人群名册（独居/);

    const path = await register.locator('[data-page]').first().getAttribute('data-page');
    const community = await (
      await openWindow(site, { viewport: { width: 390, height: 844 } })
    ).newPage();
    await community.goto(site.url + path);
    await community.getByText('阳光花园3号楼2单元502').waitFor();
    await assertAccessible(community, 'the page of the community');
    await assertFits(community);
    await community.getByRole('button', { name: '已联系，安排好了' }).click();
    await community.getByText('已安排好，谢谢').waitFor();
    await register.getByText('已安排好').first().waitFor();

    await desk.keyboard.press('f');
    await desk.getByRole('button', { name: '特殊人群' }).click();
    await desk.locator('.all .list-row').first().waitFor();
  });
});
