import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import {
  assertAccessible,
  assertFits,
  type Chat,
  openChat,
  openDesk,
  openSite,
  rings,
} from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';

const BITE = '孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗';
const ANSWER = '车二十分钟内到小区北门，请带上孩子的身份证。';

/** A grey square that a browser can really decode. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAFElEQVR42mNoIAAYRhWMKhhVgKkAAKzm/wHuPx+ZAAAAAElFTkSuQmCC',
  'base64',
);

describe('the desk, in a browser', function () {
  this.timeout(60_000);
  const site = openSite('one each');

  it('shows and sounds an emergency within a second, until somebody takes it', async () => {
    const desk = await openDesk(site);
    const chat = await openChat(site);
    await chat.box.fill(BITE);
    const sent = performance.now();
    await chat.page.getByTestId('send').click();
    await eventually(
      async () => (await desk.title()).startsWith('(1 急)') && (await rings(desk)),
      'seen in the title and heard',
    );
    const took = performance.now() - sent;
    assert.ok(took < 1000, `${Math.round(took)} ms`);

    await desk.locator('.queue .row').click();
    await desk.locator('.summary .account').getByText(BITE).waitFor();
    assert.ok(await rings(desk), 'to look is not to take');
    await desk.getByRole('button', { name: /^接手 T/ }).click();
    await desk.getByText('我在办').first().waitFor();
    await eventually(async () => !(await rings(desk)), 'silence');
    await eventually(async () => !(await desk.title()).includes('急'), 'a plain title');

    await chat.heard('值班员 01 已接手');
    await desk.locator('#answer-text').fill(ANSWER);
    await desk.keyboard.press('Enter');
    const answer = await chat.heard(ANSWER);
    assert.match(await answer.innerText(), /值班员 01/);
    await chat.page.getByText('值班员 01 正在和您说话').waitFor();
    await chat.say('谢谢，我们下楼了');
    await line(desk, '谢谢，我们下楼了');
    // What comes next stays in view, though the summary above it grows.
    for (const words of ['孩子现在发烧39度', '她有点抽', '保安说没有通行证不让出']) {
      await chat.say(words);
      const newest = await line(desk, words);
      await eventually(async () => isInView(desk, newest), words);
    }

    await desk.getByRole('button', { name: /^办结 E/ }).click();
    await desk.getByRole('button', { name: '现在就办' }).click();
    await chat.heard('的事办好了吗');
    await desk.getByText('没有等待的诉求').waitFor();
    await chat.page.getByText('智能助手').waitFor();
  });

  it('works by keyboard alone, and lets an end be taken back', async () => {
    const desk = await openDesk(site);
    const chat = await emergency();
    await desk.locator('.queue .row').waitFor();
    await desk.keyboard.press('n');
    await desk.locator('.summary').waitFor();
    await desk.keyboard.press('t');
    await chat.heard('已接手');
    await desk.locator('#answer-text:enabled').waitFor();
    await desk.keyboard.press('r');
    await desk.locator('#answer-text:focus').waitFor();
    await desk.keyboard.type('rent');
    await desk.keyboard.press('Enter');
    await chat.heard('rent');
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('e');
    await desk.getByText('秒后办结').waitFor();
    await desk.keyboard.press('u');
    await desk.getByText('秒后办结').waitFor({ state: 'hidden' });
    await desk.keyboard.press('?');
    await desk.getByRole('dialog').waitFor();
    await desk.keyboard.press('Escape');
    await desk.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await chat.count('办好了吗'), 0);
  });

  it('shows the photo that the resident sent', async () => {
    const chat = await emergency();
    await chat.page.getByTestId('photo-input').setInputFiles({
      name: 'wound.png',
      mimeType: 'image/png',
      buffer: PHOTO,
    });
    await chat.page.getByRole('button', { name: '发送照片' }).click();
    await chat.page.locator('[data-delivery=sent] img.photo').waitFor();
    const desk = await openDesk(site);
    await desk.locator('.queue .row').click();
    const photo = desk.locator('.photos img');
    await photo.scrollIntoViewIfNeeded();
    await eventually(
      async () => (await photo.evaluate((img: HTMLImageElement) => img.naturalWidth)) > 0,
      'the picture itself',
    );
  });

  it('keeps an answer written without a network and sends it once', async () => {
    const desk = await openDesk(site);
    const chat = await emergency();
    await desk.locator('.queue .row').waitFor();
    await desk.keyboard.press('t');
    await desk.locator('#answer-text:enabled').waitFor();
    await desk.context().setOffline(true);
    await desk.locator('#answer-text').fill(ANSWER);
    await desk.keyboard.press('Enter');
    await desk.getByText('没有网络，恢复后自动发送').waitFor();
    await desk.context().setOffline(false);
    await chat.heard(ANSWER);
    await desk.locator('[data-outgoing]').waitFor({ state: 'detached' });
    await desk.reload();
    await desk.locator('.queue .row').click();
    await line(desk, ANSWER);
    assert.equal(await desk.locator('.line').filter({ hasText: ANSWER }).count(), 1);
    assert.equal(await chat.count(ANSWER), 1);
  });

  it('tells a colleague who has a case', async () => {
    const desk = await openDesk(site);
    await emergency();
    await desk.locator('.queue .row').waitFor();
    const colleague = await openDesk(site, 'agent2');
    await colleague.locator('.queue .row').click();
    await colleague.locator('.summary').waitFor();
    await desk.keyboard.press('t');
    await colleague.getByText('值班员 01 在办').first().waitFor();
    assert.ok(await colleague.getByRole('button', { name: /接手 T/ }).isDisabled());
    assert.ok(await colleague.locator('#answer-text').isDisabled());
  });

  it('shows each side that the other is writing, and colleagues who answers', async () => {
    const desk = await openDesk(site);
    const colleague = await openDesk(site, 'agent2');
    const chat = await emergency();
    await desk.locator('.queue .row').click();
    await desk.keyboard.press('t');
    await desk.locator('#answer-text:enabled').waitFor();
    await colleague.locator('.queue .row').click();
    await colleague.locator('.summary').waitFor();
    await chat.page.getByText('值班员 01 正在和您说话').waitFor();
    await chat.box.pressSequentially('在小区');
    await desk.getByText('居民正在输入').waitFor();
    await desk.locator('#answer-text').pressSequentially('好的');
    await chat.page.locator('.typing').waitFor();
    await colleague.getByText('值班员 01 正在回复').waitFor();
    await desk.keyboard.press('Enter');
    await chat.heard('好的');
    await chat.page.locator('.typing').waitFor({ state: 'detached' });
  });

  it('answers with a prepared reply, and with what was published', async () => {
    const desk = await openDesk(site);
    const chat = await openChat(site);
    await chat.say('我要人工，我在管控区');
    await desk.locator('.queue .row').click();
    await desk.keyboard.press('t');
    await desk.locator('#answer-text:enabled').waitFor();
    await chat.say('管控区怎么透析');
    const article = desk.locator('.fitting article').first();
    await article.getByRole('button', { name: '引用到回复' }).click();
    await assertAccessible(desk, 'articles beside the chat');
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('p');
    await desk.getByRole('button', { name: '接手问候' }).waitFor();
    await assertAccessible(desk, 'prepared replies');
    await desk.getByRole('button', { name: '接手问候' }).click();
    await desk.locator('#answer-text').press('Enter');
    await chat.heard('您好，我是值班员');
    await desk.getByText(/引自 .* 第 1 版/).waitFor();
  });

  it('hands a case over to a colleague, who is offered it with the note', async () => {
    const desk = await openDesk(site);
    const colleague = await openDesk(site, 'agent2');
    const chat = await emergency();
    await desk.locator('.queue .row').click();
    await desk.keyboard.press('t');
    await desk.locator('#answer-text:enabled').waitFor();
    await desk.keyboard.press('h');
    const dialog = desk.getByRole('dialog', { name: '转交给谁' });
    await dialog.getByText('值班员 02').click();
    await dialog.getByLabel('给同事的话').fill('在等120，别让他挂电话');
    await assertAccessible(desk, 'handing over');
    await dialog.getByRole('button', { name: '转交' }).click();
    await chat.heard('转给了更合适的同事');
    const offer = colleague.locator('.offer');
    await offer.getByText('转给您的').waitFor();
    await assertAccessible(colleague, 'an offer');
    await offer.getByRole('button', { name: '接手' }).click();
    await colleague.getByText('在等120，别让他挂电话').waitFor();
    await chat.heard('值班员 02 已接手');
    await colleague.getByLabel('我的状态').selectOption('busy');
    await eventually(
      async () =>
        (await colleague.locator('.attendance').getAttribute('data-state')) === 'busy',
      'seen as busy',
    );
    await desk.setViewportSize({ width: 360, height: 740 });
    await assertFits(desk);
  });

  it('shows a supervisor the whole desk, live, and lets them change abilities', async () => {
    const desk = await openDesk(site, 'supervisor');
    await openDesk(site);
    await desk.getByRole('button', { name: '全局' }).click();
    await desk.getByText('近六小时没有诉求').waitFor();
    const chat = await emergency();
    await desk.getByText('近六小时 1 件').first().waitFor();
    const agent = desk.locator('.overview-agents li').filter({ hasText: '值班员 01' });
    await agent.getByText('专长和件数').click();
    await agent.getByLabel('医疗').check();
    await agent.getByText('医疗').first().waitFor();
    await agent.getByLabel('同时办理').selectOption('5');
    await agent.getByText('0/5 件').waitFor();
    assert.ok(await agent.getByLabel('医疗').isChecked());
    await assertAccessible(desk, 'overview');
    await desk.setViewportSize({ width: 360, height: 740 });
    await assertFits(desk);
    await desk.getByRole('button', { name: '全局' }).click();
    await desk.locator('.queue .row').waitFor();
    assert.equal(await chat.count('办好了吗'), 0);
  });

  it('has nothing that axe finds wrong, in light and dark, wide and narrow', async () => {
    const context = await site.browser.newContext({ locale: 'zh-CN' });
    const signIn = await context.newPage();
    await signIn.goto(`${site.url}/desk`);
    await signIn.locator('[name=username]').waitFor();
    await assertAccessible(signIn, 'sign-in');

    const desk = await openDesk(site);
    await desk.getByText('没有等待的诉求').waitFor();
    await assertAccessible(desk, 'empty queue');
    await emergency();
    const row = desk.locator('.queue .row');
    await row.waitFor();
    await assertAccessible(desk, 'queue');
    await row.click();
    await desk.locator('.summary').waitFor();
    await assertAccessible(desk, 'open case');
    await desk.keyboard.press('t');
    await desk.locator('#answer-text:enabled').waitFor();
    await assertAccessible(desk, 'case in hand');
    await desk.setViewportSize({ width: 360, height: 740 });
    await assertFits(desk);
    await assertAccessible(desk, 'on a phone');
  });

  async function emergency(): Promise<Chat> {
    const chat = await openChat(site);
    await chat.say(BITE);
    await chat.heard('已标为“急”');
    return chat;
  }
});

async function line(desk: Page, text: string): Promise<Locator> {
  const found = desk.locator('.line').filter({ hasText: text }).first();
  await found.waitFor();
  return found;
}

/** The whole of it stands inside the part of the talk that is seen. */
async function isInView(desk: Page, part: Locator): Promise<boolean> {
  const [box, view] = await Promise.all([
    part.boundingBox(),
    desk.locator('.transcript-scroll').boundingBox(),
  ]);
  if (!box || !view) return false;
  return box.y >= view.y - 1 && box.y + box.height <= view.y + view.height + 1;
}
