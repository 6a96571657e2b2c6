/**
 * Microsoft's own Web Chat on another site's page, with us as its Direct Line. The bundle is the
 * published one (test/fixtures/webchat): installed, it would bring half a gigabyte along.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { Locator, Page, WebSocket } from 'playwright-core';
import { Agent } from '../support/agent.ts';
import { openSite, openWindow } from '../support/browser.ts';
import { type Line, openLine } from '../support/cut-line.ts';

const BUNDLE = '../fixtures/webchat/webchat-minimal-4.18.1.js.gz';
const SECRET = 'secret-of-the-citys-own-site';
const BITE = '孩子昨天18时被狗抓伤，小区封控不能去医院打狂犬疫苗';
/** Web Chat comes back 3 to 15 seconds after its socket broke. */
const BACK_MS = 15_000;

/** A page of the city's own site, which its server gave a token. */
const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>城市网站</title>
<style>html, body, #chat { height: 100%; margin: 0 }</style><div id="chat"></div>
<script src="/webchat.js"></script>
<script>
  const { token, domain } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  const directLine = WebChat.createDirectLine({ token, domain });
  const chat = document.getElementById('chat');
  WebChat.renderWebChat({ directLine, userID: 'dl_resident', locale: 'zh-CN' }, chat);
</script></html>`;

describe('Microsoft’s Web Chat, in a browser', function () {
  this.timeout(60_000);
  const site = openSite('one for all', { DIRECTLINE_SECRET: SECRET });
  let city: Server;
  let line: Line;
  let page: Page;
  let socket: WebSocket;

  before(async () => {
    const bundle = gunzipSync(readFileSync(new URL(BUNDLE, import.meta.url)));
    city = createServer(({ url }, response) => {
      const script = url === '/webchat.js';
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      response.end(script ? bundle : PAGE);
    }).listen(0, '127.0.0.1');
    await once(city, 'listening');
  });
  after(() => void city?.close());

  beforeEach(async () => {
    line = await openLine(site.url);
    const context = await openWindow(site, { viewport: { width: 390, height: 844 } });
    page = await context.newPage();
    await page.clock.install();
    const made = await fetch(`${site.url}/v3/directline/tokens/generate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${SECRET}` },
    });
    const { token } = await made.json();
    const hash = new URLSearchParams({ token, domain: `${line.url}/v3/directline` });
    const { port } = city.address() as AddressInfo;
    const opened = page.waitForEvent('websocket');
    await page.goto(`http://127.0.0.1:${port}/#${hash}`);
    socket = await opened;
  });
  afterEach(() => line.close());

  const say = async (text: string) => {
    const box = page.locator('[data-id="webchat-sendbox-input"]');
    await box.fill(text);
    await box.press('Enter');
  };
  const bubbles = (words: string) =>
    page.locator('.webchat__bubble').filter({ hasText: words });
  const heard = async (words: string) => await bubbles(words).first().waitFor();
  const own = (words: string): Locator =>
    page.locator('.webchat__bubble--from-user').filter({ hasText: words });
  const notSent = () => page.locator('.webchat__activity-status').getByRole('button');

  /** An agent takes the case of these words and answers. */
  const answer = async (words: string, text: string) => {
    const agent = await Agent.signIn(site.url);
    const item = (await agent.queue()).find(({ summary }) =>
      summary.situation.some(({ value }) => value.includes(words)),
    );
    assert.ok(item);
    await agent.take(item.caseNumber);
    const { caseNumber } = item;
    const answered = await agent.answer(caseNumber, text, `answer-${caseNumber}`);
    assert.ok(answered.ok, `status ${answered.status}`);
  };

  it('shows the resident’s words once, the advice, and a person’s answer', async () => {
    await say(BITE);
    await heard('已叫值班员接手');
    assert.equal(await own(BITE).count(), 1, 'its echo is no second message');
    await answer(BITE, '车十分钟后到东门。');
    await heard('车十分钟后到东门。');
    assert.equal(await notSent().count(), 0);
  });

  it('offers choices as buttons, whose taps are understood', async () => {
    await say('你好');
    const choices = page.locator('.webchat__suggested-actions__button');
    await choices.filter({ hasText: '我要求助' }).click();
    await heard('请说说发生了什么');
  });

  it('comes back after the line was cut, with what was said meanwhile, once', async () => {
    const words = '我爷爷昏倒了叫不醒';
    await say(words);
    await heard('已叫值班员接手');
    const closed = socket.waitForEvent('close');
    line.cut();
    await closed;
    await answer(words, '我是值班员，120 已经出发。');
    assert.equal(await bubbles('120 已经出发').count(), 0);
    await page.clock.fastForward(BACK_MS);
    await heard('120 已经出发');
    await say('好的，我们在门口等');
    await own('好的，我们在门口等').waitFor();
    assert.equal(await bubbles('120 已经出发').count(), 1);
    assert.equal(await own(words).count(), 1);
    assert.equal(await notSent().count(), 0);
  });
});
