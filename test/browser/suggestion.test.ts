import { assertAccessible, openChat, openDesk, openSite } from '../support/browser.ts';

const TAPS = ['确认提交', '同意', '不留称呼', '先不留电话', '跳过'];

describe('a suggestion, in a browser', function () {
  this.timeout(90_000);
  const site = openSite('one each');

  it('is filed in the chat, decided on at the desk, and answered', async () => {
    const desk = await openDesk(site);
    const chat = await openChat(site);
    await chat.say('建议中午给学生开核酸采样专场');
    for (let step = 0; step < 10 && (await chat.count('建议已登记')) === 0; step += 1) {
      await chat.choices.first().waitFor();
      const labels = await chat.choices.allInnerTexts();
      const label = TAPS.find((each) => labels.includes(each));
      const before = await chat.messages.count();
      if (label) await chat.tap(label);
      else await chat.choices.first().click();
      await chat.messages.nth(before + 1).waitFor();
    }
    await desk.keyboard.press('t');
    const judge = desk.locator('section', { hasText: '这条建议怎么办' }).last();
    await judge.getByLabel('给建议人的答复').fill('12日起每天中午为学生专场');
    await judge.getByLabel('请编辑写成政策问答').fill('学生核酸专场几点');
    await assertAccessible(desk, 'deciding on a suggestion');
    await judge.getByRole('button', { name: '采纳', exact: true }).click();
    await chat.heard(/已经采纳：12日起每天中午为学生专场/);
  });
});
