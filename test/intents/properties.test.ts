import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { normalise } from '../../intents/normalise.ts';
import { atLeast, higherUrgency, type Urgency } from '../../intents/understanding.ts';
import { EXAMPLES } from './examples.ts';
import { flagIds, read } from './support.ts';

const raising = Object.values(EXAMPLES).flatMap(({ yes }) => yes);
const all = [...raising, ...Object.values(EXAMPLES).flatMap(({ no }) => no)];
const han = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Flags of the rules; what the classifier finds grave is not held to the letter. */
const byRules = (text: string) =>
  flagIds(text).filter((id) => !id.startsWith('unclear_'));

function levelByRules(text: string): Urgency {
  return read(text)
    .flags.filter(({ id }) => !id.startsWith('unclear_'))
    .reduce<Urgency>((most, { urgency }) => higherUrgency(most, urgency), 'none');
}

describe('whatever is written', () => {
  it('nothing throws, and every span quotes the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constantFrom(...all),
        (noise, text) => {
          const mixed = `${noise}${text}${noise}`;
          const found = read(mixed);
          for (const { words, span } of [
            ...found.evidence,
            ...found.flags.map((flag) => flag.evidence),
          ]) {
            assert.equal(mixed.slice(span.start, span.end), words);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
  it('lone surrogates and control characters are read past', () => {
    for (const text of ['\ud800', '\udc00\ud800胸\u0000口\u200b疼', '\ufffe\uffff'])
      read(text);
    assert.equal(read('胸\u0000口\u200b疼').urgency, 'critical');
  });
  it('being polite changes nothing', () => {
    for (const text of all) {
      const polite = han(text) ? `您好，${text}，谢谢` : `Hello. ${text}. Thank you`;
      assert.deepEqual(new Set(byRules(polite)), new Set(byRules(text)), text);
    }
  });
  it('neither do case, width, spaces at the ends and shouting', () => {
    for (const text of raising) {
      const wide = text.replace(/[!-~]/g, (c) =>
        String.fromCharCode(c.charCodeAt(0) + 0xfee0),
      );
      for (const other of [text.toUpperCase(), wide, `  ${text}\n`, `${text}！！！`]) {
        assert.deepEqual(new Set(byRules(other)), new Set(byRules(text)), other);
      }
    }
  });
  it('traditional characters are read', () => {
    assert.equal(read('我媽媽昏迷了，叫不醒').urgency, 'critical');
    assert.equal(read('孩子發燒39度8').urgency, 'high');
  });
  it('a neutral word more never lowers the urgency', () => {
    const neutral = [
      '我住在五楼。',
      '今天是周三。',
      '麻烦尽快',
      '。收到请回',
      ' Please reply.',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...raising),
        fc.constantFrom(...neutral),
        (text, more) => {
          // The level that the rules hold, at least: the classifier weighs every word there is.
          const before = levelByRules(text);
          assert.ok(atLeast(read(`${text}。${more}`).urgency, before), text);
          assert.ok(atLeast(read(`${more}。${text}`).urgency, before), text);
        },
      ),
    );
  });
  it('normalising twice is normalising once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const once = normalise(text).text;
        assert.equal(normalise(once).text, once);
      }),
    );
  });
});

describe('an apostrophe', () => {
  it('between marks that are the same leaves one of them', () => {
    assert.equal(normalise(`"'"`).text, '"');
  });
});

describe('speed', () => {
  it('four times the characters take no more than a dozen times as long', () => {
    for (const unit of [
      '没有胸痛，',
      '胸',
      '三',
      '羊水破了！',
      '孩子发烧39度',
      '我在路',
      'a1 ',
    ]) {
      const short = bestMs(unit.repeat(2_500 / unit.length));
      const long = bestMs(unit.repeat(10_000 / unit.length));
      // A quadratic reader would need sixteen times as long, and one that backs up far more.
      assert.ok(long < 12 * Math.max(short, 1), `${unit}: ${short} ms, then ${long} ms`);
    }
  });
});

function bestMs(text: string): number {
  read(text);
  const times = [1, 2, 3].map(() => {
    const begun = performance.now();
    read(text);
    return performance.now() - begun;
  });
  return Math.min(...times);
}

describe('npm run understand', () => {
  const run = (input: string) =>
    spawnSync(process.execPath, ['bot/cli/understand.ts'], { input, encoding: 'utf8' });

  it('gives one line for each, in order', () => {
    const { stdout, status } = run(
      '{"id":"a","text":"我爸胸口疼"}\n{"id":"b","text":"今天几点做核酸","context":"你好"}\n',
    );
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(status, 0);
    assert.deepEqual(
      lines.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.equal(lines[0].urgency, 'critical');
    assert.equal(lines[1].intent, 'ask_policy');
    assert.equal(lines[0].category, '寻医买药');
  });
  it('says which line is bad and goes on', () => {
    const { stdout, status } = run('nonsense\n{"id":"b"}\n{"id":"c","text":"你好"}\n');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.equal(status, 1);
    assert.ok(lines[0].error);
    assert.equal(lines[1].id, 'b');
    assert.ok(lines[1].error);
    assert.equal(lines[2].intent, 'greeting');
  });
});
