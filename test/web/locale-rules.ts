/** What holds for the locales of every page of the staff. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const WEB = `${import.meta.dirname}/../../web`;

type Texts = Readonly<Record<string, string>>;

const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

/** `page`: the folder whose files say these texts, beside those that the pages share. */
export function keepLocaleRules(page: string, zh: Texts, en: Texts): void {
  it('have the same keys, none empty', () => {
    assert.deepEqual(Object.keys(en), Object.keys(zh));
    for (const text of [...Object.values(zh), ...Object.values(en)]) {
      assert.notEqual(text.trim(), '');
    }
  });

  it('fill the same holes', () => {
    for (const [key, text] of Object.entries(zh)) {
      assert.deepEqual(holes(en[key] ?? ''), holes(text), key);
    }
  });

  it('have no key that nothing says', () => {
    const source = [page, 'shared/staff'].map(sourceIn).join('\n');
    const families = [...source.matchAll(/`(\w[\w.-]*\.)\$\{/g)].map(
      (match) => match[1] ?? '',
    );
    const unused = Object.keys(zh).filter(
      (key) =>
        !source.includes(`'${key}'`) &&
        !families.some((family) => key.startsWith(family)),
    );
    assert.deepEqual(unused, []);
  });
}

function sourceIn(folder: string): string {
  return readdirSync(`${WEB}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(`${WEB}/${folder}/${name}`, 'utf8'))
    .join('\n');
}
