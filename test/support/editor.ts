/** The editors' page in a browser, signed in, and hands to use it with. */
import type { BrowserContextOptions, Cookie, Locator, Page } from 'playwright-core';
import type { ItemKind } from '../../web/editor/contract.ts';
import { openWindow, type Site, signIn } from './browser.ts';

/** Cookies by server and account: a few sign-ins a minute are all that one account has. */
const sessions = new Map<string, readonly Cookie[]>();

export class Editor {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(
    site: Site,
    username = 'editor',
    options: BrowserContextOptions = {},
  ): Promise<Editor> {
    const context = await openWindow(site, options);
    const key = `${site.url} ${username}`;
    const session = sessions.get(key);
    if (session) await context.addCookies(session);
    const page = await context.newPage();
    await page.goto(`${site.url}/editor`);
    if (!session) await signIn(page, username);
    await page.locator('.item-row').first().waitFor();
    sessions.set(key, await context.cookies());
    return new Editor(page);
  }

  // ------------------------------------------------------------------ list and item

  async search(text: string): Promise<void> {
    await this.page.locator('#search').fill(text);
  }

  /** The line of the list with this title, and no other words in it. */
  row(title: string): Locator {
    const named = this.page.getByText(title, { exact: true });
    return this.page.locator('.item-row').filter({ has: named });
  }

  /** By its address, as from a link. */
  async show(kind: ItemKind, id: string): Promise<void> {
    await this.page.evaluate((address) => {
      window.location.hash = address;
    }, `#${kind}/${id}`);
    await this.standing.waitFor();
  }

  async tab(name: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: '页面' })
      .getByRole('button', { name })
      .click();
  }

  get standing(): Locator {
    return this.page.locator('.item-standing');
  }

  /** `answer.zh`, `validUntil`. */
  field(path: string): Locator {
    return this.page.locator(`#f-${path.replaceAll('.', '-')}`);
  }

  get history(): Locator {
    return this.page.locator('.history-row');
  }

  // ------------------------------------------------------------------ on its way

  /** A verb below the item. */
  verb(name: string | RegExp): Locator {
    return this.page.locator('.item-do').getByRole('button', { name, exact: true });
  }

  async save(): Promise<void> {
    await this.verb(/^保存/).click();
    await this.told('已保存。');
  }

  async handIn(): Promise<void> {
    await this.verb('提交审核').click();
    await this.told('已提交审核。');
  }

  /** What happened, as the page tells it. */
  async told(words: string): Promise<void> {
    await this.page.locator('.toast').getByText(words).waitFor();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** The dialog once it has looked at what publishing would do. */
  async openPublishing(by: '发布…' | '紧急发布…' = '发布…'): Promise<void> {
    await this.verb(by).click();
    await this.dialog.locator('.publish-impact[aria-busy=false]').waitFor();
  }

  async publish(): Promise<void> {
    await this.dialog.getByRole('button', { name: '发布', exact: true }).click();
    await this.dialog.getByText(/^第 \d+ 版已发布$/).waitFor();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: /^(关闭|不发)$/ }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  // ------------------------------------------------------------------ preview

  /** Into the preview's box: it answers while one types. */
  async ask(text: string): Promise<void> {
    await this.page.locator('#preview-text').fill(text);
  }

  /** Waits until the last question of the preview is answered with these words. */
  async answered(words: string | RegExp): Promise<void> {
    await this.#turn.locator('.preview-words').filter({ hasText: words }).waitFor();
  }

  /** What the preview says of where its last answer is from. */
  async origin(words: string): Promise<void> {
    await this.#turn.locator('.preview-origin').filter({ hasText: words }).waitFor();
  }

  get #turn(): Locator {
    return this.page.locator('.preview-turn').last();
  }

  // ------------------------------------------------------------------ import

  /** Chosen as a file; waits until it was tried. */
  async choose(name: string, text: string): Promise<void> {
    await this.page
      .locator('#import-file')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await this.page.locator('.import-faults, .import-clean').waitFor();
  }
}
