import { assertAccessible, openChat, openDesk, openSite } from '../support/browser.ts';
import { finishForm } from '../support/browser-form.ts';

describe('a suggestion, in a browser', function () {
  this.timeout(90_000);
  const site = openSite('one each');

  it('is filed in the chat, decided on at the desk, and answered', async () => {
    const desk = await openDesk(site);
    const chat = await openChat(site);
    await chat.say('建议中午给学生开核酸采样专场');
    await finishForm(chat, chat.messages.filter({ hasText: '建议已登记' }));
    await desk.keyboard.press('t');
    const judge = desk.locator('section', { hasText: '这条建议怎么办' }).last();
    await judge.getByLabel('给建议人的答复').fill('12日起每天中午为学生专场');
    await judge.getByLabel('请编辑写成政策问答').fill('学生核酸专场几点');
    await assertAccessible(desk, 'deciding on a suggestion');
    await judge.getByRole('button', { name: '采纳', exact: true }).click();
    await chat.heard(/已经采纳：12日起每天中午为学生专场/);
  });
});
