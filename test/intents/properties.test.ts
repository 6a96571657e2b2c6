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
  it('neither does a greeting before it, whatever is read', () => {
    for (const text of all) {
      const meant = (words: string) => {
        const { intent, category, urgency, safetyQuestion, flags } = read(words);
        return [intent, category, urgency, safetyQuestion, flags.map(({ id }) => id)];
      };
      for (const greeting of han(text)
        ? ['您好，', '你好 ', '早上好！']
        : ['Hello, ', 'Hi there! ']) {
        assert.deepEqual(meant(`${greeting}${text}`), meant(text), text);
      }
    }
  });
  it('nor do thanks and please around it', () => {
    for (const text of all) {
      const around = han(text)
        ? [`麻烦了，${text}`, `${text}，麻烦了，谢谢`, `${text}，拜托了`, `请问，${text}`]
        : [`Please, ${text}`, `${text}, please`, `${text}. Thanks a lot!`];
      for (const polite of around) {
        assert.deepEqual(new Set(byRules(polite)), new Set(byRules(text)), polite);
      }
    }
  });
  it('something else denied beside it never lowers a flag', () => {
    for (const text of raising) {
      const denials = han(text)
        ? [
            '没有出过小区',
            '没有接触过外人',
            '没有通行证',
            '没有抽烟',
            '没有过敏史',
            '也没有高血压',
            '没去过医院',
          ]
        : [
            'I have not left the building',
            'no contact with anybody',
            'no diabetes',
            'not vaccinated',
            'I do not smoke',
          ];
      for (const denial of denials) {
        for (const join of han(text)
          ? ['，', '。', ' ', '\n', '但是']
          : [', ', '. ', ' but ', '\n']) {
          for (const words of [`${denial}${join}${text}`, `${text}${join}${denial}`]) {
            const ids = new Set(byRules(words));
            for (const id of byRules(text)) assert.ok(ids.has(id), `${id}: ${words}`);
          }
        }
      }
    }
  });
  it('spaces in between and punctuation held down lose no flag', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...raising),
        fc.array(fc.nat(200), { maxLength: 4 }),
        (text, gaps) => {
          const spaced = han(text)
            ? [...text]
                .map((char, at) =>
                  gaps.includes(at) && !/\d/.test(char) ? ` ${char}` : char,
                )
                .join('')
            : text.replaceAll(' ', '  ');
          const held = text.replace(/[，。！？,.!?]/g, (mark) => mark.repeat(3));
          for (const other of [spaced, held, `${text}？？？？`, `！！！${text}`]) {
            const ids = new Set(byRules(other));
            for (const id of byRules(text)) assert.ok(ids.has(id), `${id}: ${other}`);
          }
        },
      ),
      { numRuns: 500 },
    );
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
      '昨晚八点到',
      '每天早',
      '高压一百',
      '去人民医院',
      '2022-01-',
      '12:',
      'at 8 last ',
      'in two and a half ',
      '您好，',
      '还剩',
    ]) {
      const short = bestMs(unit.repeat(2_500 / unit.length));
      const long = bestMs(unit.repeat(10_000 / unit.length));
      // A quadratic reader would need sixteen times as long, and one that backs up far more.
      assert.ok(long < 12 * Math.max(short, 1), `${unit}: ${short} ms, then ${long} ms`);
    }
  });
  it('ten thousand characters of anything are read within a quarter of a second', () => {
    const piece = fc.oneof(
      fc.constantFrom(...all),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      fc.constantFrom(
        '没有',
        '昨',
        '点',
        '三',
        '1',
        ' ',
        '，',
        'at ',
        '医院',
        '孩子',
        '…',
        '👶🏽',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const unit = pieces.join('');
        const text = unit.repeat(Math.ceil(10_000 / unit.length)).slice(0, 10_000);
        const ms = bestMs(text);
        assert.ok(ms < 250, `${ms} ms: ${unit}`);
      }),
      { numRuns: 40 },
    );
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
