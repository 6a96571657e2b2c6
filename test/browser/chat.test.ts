import assert from 'node:assert/strict';
import {
  assertAccessible,
  assertFits,
  type Chat,
  Chat as ChatPage,
  focusBy,
  openChat,
  openSite,
} from '../support/browser.ts';
import { finishForm } from '../support/browser-form.ts';
import { eventually } from '../support/eventually.ts';

const BITE = '孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗';
const NUMBER = /\d{4}-\d{3}-\d{3}/;

describe('the resident’s page, in a browser', function () {
  this.timeout(60_000);
  const site = openSite('one for all');

  it('puts the number to ring before every other word of an emergency', async () => {
    const chat = await openChat(site);
    await chat.say(BITE);
    const alarm = await chat.heard('已标为“急”');
    assert.match(await alarm.innerText(), NUMBER);
    const words = await alarm.locator('.words').allInnerTexts();
    assert.match(words[0] ?? '', /120/);
    assert.equal(await alarm.locator('a').first().getAttribute('href'), 'tel:120');
    await chat.heard('人现在具体在哪里');
    const button = alarm.getByTestId('call');
    assert.equal(await button.getAttribute('href'), 'tel:120');
    const place = await button.boundingBox();
    const log = await chat.page.getByTestId('log').boundingBox();
    assert.ok(place && log);
    assert.ok(
      place.y >= log.y && place.y + place.height <= log.y + log.height,
      'its button stays on the screen, whatever is asked next',
    );
  });

  it('files a request by taps, answers about the rules on the way', async () => {
    const chat = await openChat(site);
    await chat.tap('我要求助');
    await chat.heard('请说说发生了什么');
    await chat.say('家里没菜了，送菜的两天没来');
    await chat.heard('听明白了');
    await chat.say('管控区怎么去透析');
    const answer = await chat.heard('郑好办');
    assert.match(await answer.locator('.source').innerText(), /来源：.+2022年1月12日/);
    assert.doesNotMatch(
      await answer.locator('.words').innerText(),
      /答复/,
      'its source is said once',
    );
    const filed = await finish(chat);
    assert.match(filed, NUMBER);
    const number = NUMBER.exec(filed)?.[0] ?? '';
    await chat.say('进度');
    await chat.heard(`${number}（食品供应）`);
  });

  it('takes the number of a choice for the choice', async () => {
    const chat = await openChat(site);
    await chat.say('1');
    await chat.heard('请说说发生了什么');
    await chat.say('家里没菜了');
    await chat.heard('您在哪个区县');
    const first = await chat.choices.first().innerText();
    await chat.say('1');
    await chat.heard('属于哪种');
    await chat.choices.getByText('管控区').waitFor();
    assert.equal(await chat.choices.getByText(first).count(), 0, 'of that one no more');
  });

  it('keeps conversation and draft when it is loaded again', async () => {
    const chat = await openChat(site);
    await chat.say('家里没菜了');
    await chat.heard('您在哪个区县');
    await chat.box.fill('我在金水区，还没写完');
    await chat.page.reload();
    await chat.ready();
    await chat.heard('您在哪个区县');
    assert.equal(await chat.box.inputValue(), '我在金水区，还没写完');
    await chat.tap('金水区');
    await chat.heard('属于哪种');
  });

  it('sends once what was written without a network', async () => {
    const chat = await openChat(site);
    await chat.say('家里没菜了');
    await chat.heard('您在哪个区县');
    await chat.page.context().setOffline(true);
    await chat.say('我在金水区');
    const own = await chat.heard('我在金水区');
    await chat.page.getByText('网络断了').waitFor();
    assert.notEqual(await own.getAttribute('data-delivery'), 'sent');
    await chat.page.context().setOffline(false);
    await chat.heard('属于哪种');
    assert.equal(await own.getAttribute('data-delivery'), 'sent');
    await chat.page.getByText('网络断了').waitFor({ state: 'hidden' });
    await chat.page.reload();
    await chat.ready();
    await chat.heard('属于哪种');
    assert.equal(await chat.count('我在金水区'), 1);
  });

  it('is one conversation in two tabs', async () => {
    const one = await openChat(site);
    await one.say('家里没菜了');
    await one.heard('您在哪个区县');
    const other = await ChatPage.open(await one.page.context().newPage(), site.url);
    await other.heard('您在哪个区县');
    await other.tap('金水区');
    await one.heard('属于哪种');
    await eventually(
      async () => (await one.count(/^您\s*金水区/)) === 1,
      'the tap is told',
    );
    await one.tap('管控区');
    await other.heard('具体住在哪里');
    assert.equal(await other.count('属于哪种'), 1);
  });

  it('grows its type, remembers it, and fits the smallest phone', async () => {
    const chat = await openChat(site, {
      viewport: { width: 320, height: 568 },
    });
    const size = async (wanted: string) =>
      await eventually(
        () =>
          chat.page.evaluate(
            (px) => getComputedStyle(document.body).fontSize === px,
            wanted,
          ),
        wanted,
      );
    await size('17px');
    await chat.page.getByTestId('larger').click();
    await size('20px');
    await chat.page.reload();
    await chat.ready();
    await size('20px');
    const height = async () =>
      (await chat.page.getByTestId('compose').boundingBox())?.height ?? 0;
    const tall = await height();
    await chat.page.getByTestId('larger').click();
    await size('17px');
    await eventually(
      async () => (await height()) < tall,
      'the field shrinks with its words',
    );
    await chat.page.getByTestId('larger').click();
    await eventually(async () => (await height()) === tall, 'and grows again');
    await chat.say(BITE);
    await chat.heard('人现在具体在哪里');
    await assertFits(chat.page);
  });

  it('speaks English to those whose browser does, and on request', async () => {
    const chat = await openChat(site, { locale: 'en-US' });
    await chat.tap('I need help');
    await chat.heard('tell me what happened');
    assert.equal(await chat.count('danger now'), 0, 'a menu’s choice is no cry for help');
    await chat.say('My father has chest pain and cannot breathe');
    const alarm = await chat.heard('Marked urgent');
    assert.match(await alarm.innerText(), /Urgent\s+.*120/);
    await chat.page.getByTestId('language').click();
    await chat.page.getByText('已转人工').waitFor();
    await chat.page.locator('html[lang=zh-CN]').waitFor();
  });

  it('can be used by keyboard alone', async () => {
    const chat = await openChat(site);
    const { page } = chat;
    await focusBy(page, 'Tab', chat.choices.getByText('我要求助'));
    await page.keyboard.press('Enter');
    await chat.heard('请说说发生了什么');
    await focusBy(page, 'Tab', chat.box);
    await page.keyboard.type('家里没菜了');
    await page.keyboard.press('Enter');
    await chat.heard('您在哪个区县');
    await focusBy(page, 'Shift+Tab', chat.choices.getByText('金水区'));
    await page.keyboard.press('Space');
    await chat.heard('属于哪种');
    await focusBy(page, 'Shift+Tab', page.getByTestId('menu'));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '关于与个人信息' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#menu').waitFor({ state: 'hidden' });
  });

  it('has nothing that axe finds wrong, in light and dark', async () => {
    const chat = await openChat(site);
    await assertAccessible(chat.page, 'greeting');
    await chat.say('家里没菜了');
    await chat.heard('您在哪个区县');
    await chat.choices.first().waitFor();
    await assertAccessible(chat.page, 'mid-form');
    await chat.say('我妈突然晕倒了，叫不醒');
    await chat.heard('已标为“急”');
    await assertAccessible(chat.page, 'critical');
  });
});

/** Answers every question that is put, by a tap where one fits, until the number is given. */
async function finish(chat: Chat): Promise<string> {
  const filed = chat.messages.filter({ hasText: '已登记，编号' });
  await finishForm(chat, filed, answer);
  return await filed.innerText();
}

const TAPS = ['确认提交', '同意', '金水区', '管控区', '我自己', '不留称呼', '跳过'];

async function answer(chat: Chat): Promise<void> {
  const question = await chat.messages.last().innerText();
  if (/具体.*在哪里/.test(question)) return await chat.say('阳光花园3号楼2单元502');
  if (/哪个电话/.test(question)) return await chat.say('13800001234');
  const offered = await chat.choices.allInnerTexts();
  const choice = TAPS.find((label) => offered.includes(label));
  assert.ok(choice, `nothing to answer to: ${question}`);
  await chat.tap(choice);
}
