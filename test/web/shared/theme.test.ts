import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const css = readFileSync(
  new URL('../../../web/shared/theme.css', import.meta.url),
  'utf8',
);
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

const GROUNDS = ['bg', 'surface', 'surface-2'];
const SOFT = ['accent-soft', 'danger-soft', 'warn-soft', 'ok-soft'];
const COLOURS = ['accent', 'danger', 'warn', 'ok'];

function coloursOf(block: string): ReadonlyMap<string, string> {
  const found = block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g);
  return new Map([...found].map(([, name = '', value = '']) => [name, value]));
}

/** WCAG 2.2, relative luminance. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

describe('shared: theme', () => {
  for (const [scheme, block] of [
    ['light', light],
    ['dark', dark],
  ] as const) {
    const colours = coloursOf(block);
    const between = (a: string, b: string) => {
      const [x, y] = [colours.get(a), colours.get(b)];
      assert.ok(x && y, `${a} or ${b} is missing`);
      return contrast(x, y);
    };
    const pairs = [
      ...['text', 'muted'].flatMap((ink) => [...GROUNDS, ...SOFT].map((on) => [ink, on])),
      ...COLOURS.flatMap((ink) => [...GROUNDS, `${ink}-soft`].map((on) => [ink, on])),
      ...COLOURS.map((fill) => [`${fill}-text`, fill]),
    ] as [string, string][];

    it(`reads at 7:1 or better (${scheme})`, () => {
      for (const [ink, on] of pairs)
        assert.ok(
          between(ink, on) >= 7,
          `${ink} on ${on}: ${between(ink, on).toFixed(2)}`,
        );
    });

    it(`shows where the focus is (${scheme})`, () => {
      for (const ground of GROUNDS) assert.ok(between('focus', ground) >= 3);
    });
  }
});
