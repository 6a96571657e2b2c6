import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  ANSWERS_FILE,
  checkDigest,
  readCheckFolder,
} from '../../bot/cli/train/examples-folder.ts';
import { buildAnswers } from '../../intents/checks/build.ts';
import { CHECKS, checkOf } from '../../intents/checks/checks.ts';
import { senseOf } from '../../intents/checks/judge.ts';
import { FLAGS } from '../../intents/flags.ts';

const sense = (id: string, text: string, asked = true): string => {
  const check = checkOf(id);
  assert.ok(check, id);
  return senseOf(text, check, asked)?.sense ?? 'none';
};

describe('intents: how words answer what is looked at in a danger', () => {
  it('is learnt from the examples as they stand', () => {
    const packed: unknown = JSON.parse(readFileSync(ANSWERS_FILE, 'utf8'));
    assert.deepEqual(
      packed,
      buildAnswers(readCheckFolder(), checkDigest()),
      'run `npm run train -- replies`',
    );
  }).timeout(120_000);

  it('has one sense for the same words to the same question', () => {
    const seen = new Map<string, string>();
    for (const { check, asked, sense, text } of readCheckFolder()) {
      const key = `${check} ${asked} ${text}`;
      assert.equal(seen.get(key) ?? sense, sense, key);
      seen.set(key, sense);
    }
  });

  it('serves every check: a flag asks it, or listens for it', () => {
    const used = new Set(
      FLAGS.flatMap(({ ask, hears }) => [
        ...hears,
        ...ask.flatMap(({ checks }) => checks),
      ]),
    );
    assert.deepEqual(
      CHECKS.filter(({ id }) => !used.has(id)).map(({ id }) => id),
      [],
    );
  });

  it('keeps each answer under a fact that the check’s questions ask for', () => {
    for (const { id, ask } of FLAGS)
      for (const { checks, facts } of ask)
        for (const each of checks)
          assert.ok(facts.includes(checkOf(each)?.fact ?? ''), `${id}: ${each}`);
  });

  const NO_BREATH = [
    '没有',
    '没',
    '冇',
    '木有',
    '没得',
    '好像没了',
    '没啊',
    'no',
    'nope',
    '胸口不动了',
  ];
  for (const words of NO_BREATH)
    it(`no breathing: ${words}`, () => assert.equal(sense('breathing', words), 'no'));

  const PAIRS = [
    ['fitting', '没停', 'yes', '停了', 'no'],
    ['fitting', '还抽着', 'yes', '不抽了', 'no'],
    ['breathing', '很弱', 'weak', '在喘气', 'yes'],
    ['breathing', '看不出来', 'unsure', '挺匀的', 'yes'],
    ['crowning', '看到了', 'yes', '看不到', 'no'],
    ['labour_signs', '有', 'yes', '没有', 'no'],
    ['trapped', '我妈还在里面', 'yes', '都出来了', 'no'],
    ['taken', '吃了', 'yes', '还没吃', 'no'],
    ['bleeding', '止不住', 'yes', '止住了', 'no'],
    ['pressing', '没人按', 'no', '在按了', 'yes'],
    ['can_speak', '不方便', 'no', '方便', 'yes'],
    ['beside', '在', 'yes', '不在', 'no'],
  ] as const;
  for (const [check, words, meant, neighbour, other] of PAIRS)
    it(`${check}: ${words} is ${meant}, ${neighbour} is ${other}`, () => {
      assert.equal(sense(check, words), meant);
      assert.equal(sense(check, neighbour), other);
    });

  it('is none of words that answer something else', () => {
    for (const words of [
      '六十多岁',
      '金水区',
      '13800001111',
      '有高血压',
      '120在路上',
      '不用了',
    ])
      assert.equal(sense('breathing', words), 'none', words);
  });

  it('is not heard in 有 and 没有 that nobody asked for', () => {
    for (const { id } of CHECKS)
      for (const words of ['有', '没有', '嗯', '不知道', 'no', 'yes', '好的'])
        assert.equal(sense(id, words, false), 'none', `${id} ${words}`);
    assert.equal(sense('breathing', '现在没气了', false), 'no');
  });
});
