import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Assets, bundlePages, pageFiles } from '../../../web/bundle.ts';

const BUDGET = 30 * 1024;

describe('chat: bundle', () => {
  let assets: Assets;
  before(async () => {
    assets = await bundlePages();
  });
  const asset = (address: string) => {
    const found = assets.get(address);
    assert.ok(found);
    return found;
  };

  it('stays within 30 KB gzipped, script and style together', function () {
    const { script, style } = pageFiles(assets, 'chat');
    const size = asset(script).gzip.length + asset(style).gzip.length;
    const shown = this.test;
    if (shown) shown.title += ` (${(size / 1024).toFixed(1)} KB)`;
    assert.ok(
      size <= BUDGET,
      `the page's files have ${size} bytes, the budget is ${BUDGET}`,
    );
  });

  it('is made once for two who ask at once, and again for who asks later', async () => {
    const [one, other] = await Promise.all([bundlePages(), bundlePages()]);
    assert.equal(one, other);
    assert.deepEqual([...(await bundlePages()).keys()], [...one.keys()]);
  }).timeout(20_000);

  it('compresses the same bytes that it serves plain', () => {
    for (const { bytes, gzip } of assets.values())
      assert.deepEqual(new Uint8Array(gunzipSync(gzip)), new Uint8Array(bytes));
  });

  it('runs under a policy that allows nothing from elsewhere and no made-up code', () => {
    const { script, style } = pageFiles(assets, 'chat');
    const code = Buffer.from(asset(script).bytes).toString();
    assert.doesNotMatch(code, /\beval\(|new Function\(|document\.write/);
    assert.doesNotMatch(Buffer.from(asset(style).bytes).toString(), /url\(|@import/);
  });

  it('never sets words as markup', () => {
    const folder = new URL('../../../web/chat/', import.meta.url);
    for (const name of readdirSync(folder).filter((file) => /\.tsx?$/.test(file)))
      assert.doesNotMatch(
        readFileSync(new URL(name, folder), 'utf8'),
        /innerHTML|outerHTML|insertAdjacentHTML/i,
        name,
      );
  });

  it('names a page that is not there', () => {
    assert.throws(() => pageFiles(assets, 'nowhere'), /nowhere/);
  });
});
