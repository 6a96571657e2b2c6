import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import en from '../../dialogs/locales/en.json' with { type: 'json' };
import zh from '../../dialogs/locales/zh.json' with { type: 'json' };

const LOCALES: Readonly<Record<string, Readonly<Record<string, string>>>> = { zh, en };
const placeholders = (text = '') =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('dialogs: locales', () => {
  it('have the same keys in the same order', () => {
    assert.deepEqual(Object.keys(en), Object.keys(zh));
  });

  it('name the same placeholders', () => {
    for (const [key, text] of Object.entries(zh)) {
      assert.deepEqual(placeholders(LOCALES.en?.[key]), placeholders(text), key);
    }
  });

  it('use every key that they hold', () => {
    const code = sources(join(import.meta.dirname, '../../dialogs'));
    const unused = Object.keys(zh).filter((key) => !code.includes(`'${key}'`));
    const composed = ['notice.', 'status.stage.'];
    assert.deepEqual(
      unused.filter((key) => !composed.some((prefix) => key.startsWith(prefix))),
      [],
    );
  });

  for (const [language, texts] of Object.entries(LOCALES)) {
    describe(language, () => {
      it('has labels of at most 20 characters, each once a question', () => {
        for (const [key, text] of Object.entries(texts)) {
          if (key.startsWith('label.'))
            assert.ok([...text].length <= 20, `${key}: ${text}`);
        }
      });

      it('shouts nowhere, shows no emoji, and leaves no spare space', () => {
        for (const [key, text] of Object.entries(texts)) {
          assert.doesNotMatch(text, /[!！]|\p{Extended_Pictographic}/u, key);
          if (key !== 'join.numbers') assert.equal(text, text.trim(), key);
        }
      });

      it('keeps a message short enough for a phone', () => {
        const longest = language === 'zh' ? 120 : 280;
        for (const [key, text] of Object.entries(texts)) {
          assert.ok([...text].length <= longest, `${key}: ${[...text].length}`);
        }
      });
    });
  }

  it('calls people 您 in Chinese, without officialese', () => {
    for (const [key, text] of Object.entries(zh)) {
      assert.doesNotMatch(text, /(?<!迷)你|亲爱|贵方|特此|予以|马上到/, key);
    }
  });
});

function sources(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sources(path);
      return entry.name.endsWith('.ts') ? readFileSync(path, 'utf8') : '';
    })
    .join('\n');
}
