import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { channelFactories } from '../../integrations/channels/registry.ts';
import { ROOMS, ROOT, type Source, sourcesOf } from './sources.ts';

const sources = ROOMS.flatMap((room) => sourcesOf(room));
const tests = sourcesOf('test', /\.ts$/);

/** `path:line` of each line that matches. */
function linesWith(pattern: RegExp, except: (path: string) => boolean = () => false) {
  return sources
    .filter(({ path }) => !except(path))
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}`] : [])),
    );
}

function longerThan(limit: number, files: readonly Source[]): readonly string[] {
  return files
    .filter(({ text }) => text.trimEnd().split('\n').length > limit)
    .map(({ path }) => path);
}

describe('house rules', () => {
  it('keeps files short: 400 lines, tests 600', () => {
    assert.deepEqual(longerThan(400, sources), []);
    assert.deepEqual(longerThan(600, tests), []);
  });

  it('reads the environment in bot/config.ts alone', () => {
    const found = linesWith(/\bprocess\.env\b/, (path) => path === 'bot/config.ts');
    assert.deepEqual(found, []);
  });

  it('takes clock and chance as arguments in the rooms that decide', () => {
    const deciding = /^(intents|knowledge|cases|dialogs)\//;
    const found = linesWith(
      /new Date\(\)|Date\.now\(\)|Math\.random|randomUUID/,
      (path) => !deciding.test(path),
    );
    assert.deepEqual(found, []);
  });

  it('has no double cast and nothing left to do', () => {
    assert.deepEqual(linesWith(/\bas unknown as [A-Z{(]/), []);
    assert.deepEqual(linesWith(/\b(TODO|FIXME|HACK)\b/), []);
  });

  for (const { id } of channelFactories) {
    it(`spells ${id} in its folder and the registry alone`, () => {
      const folder = `integrations/channels/${id}/`;
      assert.ok(readdirSync(join(ROOT, folder)).includes('index.ts'), folder);
      const allowed = (path: string) =>
        path.startsWith(folder) ||
        path === 'integrations/channels/registry.ts' ||
        // Clients of the protocol: the resident's page and the bench.
        path.startsWith('web/chat/') ||
        path.startsWith('bot/cli/bench/');
      assert.deepEqual(linesWith(new RegExp(`['"\`/]${id}['"\`/]`, 'i'), allowed), []);
    });
  }
});
