/**
 * Bundles the pages with esbuild at start: every folder here with a `main.tsx` is a page. One
 * script and one style a page, minified, for phones of 2021 and later, under names that hold the
 * content's hash, so that they may be cached for ever.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { build, type OutputFile, stop } from 'esbuild';

export interface Asset {
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** The same bytes for `accept-encoding: gzip`. */
  readonly gzip: Uint8Array;
  /** Quoted, as the header wants it. */
  readonly etag: string;
  readonly cacheControl: string;
}

/** By address: `/assets/chat-1a2b3c4d.js`. */
export type Assets = ReadonlyMap<string, Asset>;

/** Addresses that a page's HTML refers to. */
export interface PageFiles {
  readonly script: string;
  readonly style: string;
}

const WEB = import.meta.dirname;
const TARGET = ['es2020', 'chrome90', 'safari15', 'firefox90'];

let bundling: Promise<Assets> | null = null;

/**
 * Who asks while it is being done gets the same: ending esbuild's process ends it for all.
 * @throws esbuild's BuildFailure where a page does not compile.
 */
export function bundlePages(): Promise<Assets> {
  bundling ??= bundleAll().finally(() => {
    bundling = null;
  });
  return bundling;
}

async function bundleAll(): Promise<Assets> {
  try {
    const bundled = await Promise.all(pageNames().map(bundlePage));
    return new Map(bundled.flat());
  } finally {
    // esbuild's own process would stay for the life of the server.
    await stop();
  }
}

/**
 * The files of one page.
 * @throws RangeError where it was not bundled.
 */
export function pageFiles(assets: Assets, page: string): PageFiles {
  const find = (ending: string) => {
    const address = new RegExp(`^/assets/${page}-[0-9a-f]+\\.${ending}$`);
    const found = [...assets.keys()].find((key) => address.test(key));
    if (!found) throw new RangeError(`page ${page} has no bundled ${ending}`);
    return found;
  };
  return { script: find('js'), style: find('css') };
}

function pageNames(): readonly string[] {
  return readdirSync(WEB).filter((name) => existsSync(`${WEB}/${name}/main.tsx`));
}

async function bundlePage(page: string): Promise<[string, Asset][]> {
  const { outputFiles } = await build({
    entryPoints: [`${WEB}/${page}/main.tsx`],
    outdir: 'assets',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    target: TARGET,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'silent',
  });
  return Promise.all(outputFiles.map((file) => asAsset(page, file)));
}

async function asAsset(page: string, file: OutputFile): Promise<[string, Asset]> {
  const ending = file.path.endsWith('.css') ? 'css' : 'js';
  const hash = createHash('sha256').update(file.contents).digest('hex').slice(0, 12);
  const asset: Asset = {
    contentType:
      ending === 'css' ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    bytes: file.contents,
    gzip: await promisify(gzip)(file.contents, { level: 9 }),
    etag: `"${hash}"`,
    cacheControl: 'public, max-age=31536000, immutable',
  };
  return [`/assets/${page}-${hash}.${ending}`, asset];
}
