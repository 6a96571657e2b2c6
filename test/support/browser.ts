/** Chromium for the tests of the pages, one for the whole run, and hands to use them with. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright-core';
import { eventually } from './eventually.ts';
import { PASSWORD, startServer, type TestServer } from './server.ts';

const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Nothing but the page under test: no calls home, no first-run windows. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Milliseconds until what was waited for is held not to come. */
const PATIENCE = 10_000;

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let running: Promise<Browser> | null = null;

/** Null where this machine has no Chromium (the caller is pending); an error where `CI` is set. */
async function openBrowser(): Promise<Browser | null> {
  const executablePath = PATHS.find((path) => existsSync(path));
  if (executablePath === undefined) {
    if (process.env.CI)
      throw new Error(`CI needs Chromium at one of ${PATHS.join(', ')}`);
    return null;
  }
  running ??= chromium.launch({ executablePath, args: ARGUMENTS });
  return await running;
}

after(async () => {
  await (await running)?.close();
  running = null;
});

/** Of the server; a function where something must stand before them. */
type Settings = Readonly<Record<string, string>>;

/** What the tests of one page stand on. */
export interface Site {
  readonly browser: Browser;
  readonly url: string;
}

/**
 * A browser and a server for the tests of a `describe`, one server for all of them or a new one
 * each; between tests every page is closed. Pending where this machine has no Chromium.
 */
export function openSite(
  servers: 'one for all' | 'one each',
  settings: Settings | (() => Promise<Settings>) = {},
): Site {
  let browser: Browser | null = null;
  let server: TestServer | null = null;
  const start = async () => {
    const given = typeof settings === 'function' ? await settings() : settings;
    server = await startServer({ DIRECTLINE_QUIET_MS: '50', ...given });
  };
  const stop = async () => {
    await server?.stop();
    server = null;
  };

  before(async function () {
    browser = await openBrowser();
    if (browser === null) this.skip();
    if (servers === 'one for all') await start();
  });
  beforeEach(async () => {
    if (servers === 'one each') await start();
  });
  afterEach(async () => {
    await Promise.all(browser?.contexts().map((context) => context.close()) ?? []);
    if (servers === 'one each') await stop();
  });
  after(stop);

  return {
    get browser() {
      assert.ok(browser);
      return browser;
    },
    get url() {
      assert.ok(server);
      return server.url;
    },
  };
}

/** The resident's page on a phone, ready to be written in. */
export async function openChat(
  { browser, url }: Site,
  options: BrowserContextOptions = {},
  path = '/chat',
): Promise<Chat> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  return await Chat.open(await context.newPage(), url, path);
}

export class Chat {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, url: string, path = '/chat'): Promise<Chat> {
    const chat = new Chat(page);
    await page.goto(url + path);
    await chat.ready();
    return chat;
  }

  /** The history is read and the box is there. */
  async ready(): Promise<void> {
    await this.page.locator('[data-testid=log][aria-busy=false]').waitFor();
  }

  get box(): Locator {
    return this.page.getByTestId('compose');
  }

  get messages(): Locator {
    return this.page.getByTestId('message');
  }

  get choices(): Locator {
    return this.page.getByTestId('choices').getByRole('button');
  }

  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.page.getByTestId('send').click();
  }

  async tap(choice: string): Promise<void> {
    await this.choices.getByText(choice, { exact: true }).click();
  }

  /** The first message with these words; waits for it. */
  async heard(words: string | RegExp): Promise<Locator> {
    const message = this.messages.filter({ hasText: words }).first();
    await message.waitFor();
    return message;
  }

  /** How many messages hold these words. */
  async count(words: string | RegExp): Promise<number> {
    return await this.messages.filter({ hasText: words }).count();
  }
}

/** A window for a page of the staff, on a wide screen. */
export async function openWindow(
  { browser }: Pick<Site, 'browser'>,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE);
  return context;
}

/** Fills in the form before a page of the staff. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.locator('[name=username]').fill(username);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

/** The desk, signed in. Its alarm can be asked after: see `rings`. */
export async function openDesk(site: Site, username = 'agent'): Promise<Page> {
  const context = await openWindow(site);
  await context.addInitScript(watchSound);
  const page = await context.newPage();
  await page.goto(`${site.url}/desk`);
  await signIn(page, username);
  await page.locator('.board').waitFor();
  return page;
}

/** Whether the desk plays its alarm over and over, to a context that is let to sound. */
export async function rings(page: Page): Promise<boolean> {
  return await page.evaluate(() => document.documentElement.dataset.rings === 'true');
}

/** Runs in the page: notes on the root element whether a looped sound plays. */
function watchSound(): void {
  const playing = new Set<AudioBufferSourceNode>();
  const note = () => {
    const heard = [...playing].some(({ context }) => context.state === 'running');
    document.documentElement.dataset.rings = String(heard);
  };
  const { start, stop } = AudioBufferSourceNode.prototype;
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, ...at) {
    start.apply(this, at);
    if (this.loop) playing.add(this);
    this.context.addEventListener('statechange', note);
    note();
  };
  AudioBufferSourceNode.prototype.stop = function (this: AudioBufferSourceNode, ...at) {
    stop.apply(this, at);
    playing.delete(this);
    note();
  };
}

/** Fails with what axe finds wrong, in light and in dark. */
export async function assertAccessible(page: Page, where: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(readFileSync(AXE, 'utf8'));
    const violations = await page.evaluate(`axe.run().then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
    assert.deepEqual(violations, [], `${where}, ${colorScheme}`);
  }
}

/** Nothing is wider than the screen. */
export async function assertFits(page: Page): Promise<void> {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.checkVisibility() && !element.closest('[hidden]'))
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  assert.deepEqual(wide, []);
}

/** Presses `key` until the focus is on what `wanted` matches; a long form takes many. */
export async function focusBy(
  page: Page,
  key: string,
  wanted: Locator,
  ms = 5_000,
): Promise<void> {
  const reached = () => wanted.evaluate((element) => element === document.activeElement);
  await wanted.waitFor();
  await eventually(
    async () => {
      if (await reached()) return true;
      await page.keyboard.press(key);
      return await reached();
    },
    `focus on ${wanted}`,
    ms,
  );
}
