import assert from 'node:assert/strict';
import fc from 'fast-check';
import { phonePieces } from '../../../web/shared/phones.ts';

describe('shared: numbers to ring', () => {
  const numbers = (text: string, known: readonly string[] = []) =>
    phonePieces(text, known).flatMap(({ text: written, phone }) =>
      phone === null ? [] : [[written, phone]],
    );

  for (const [text, known, expected] of [
    ['请现在就拨打120。', ['120'], [['120', '120']]],
    ['编号1200和8120不是电话', ['120'], []],
    [
      '打 (0371)12355-1 或56666665',
      ['(0371)12355-1', '56666665'],
      [
        ['(0371)12355-1', '0371123551'],
        ['56666665', '56666665'],
      ],
    ],
    [
      '值班室0371-12345678，手机13800000000',
      [],
      [
        ['0371-12345678', '037112345678'],
        ['13800000000', '13800000000'],
      ],
    ],
    ['身份证号里的数字410101138000000001不算', [], []],
    ['每分钟 100 到 120 次，别停', ['120'], []],
    ['push 100 to 120 times a minute', ['120'], []],
    ['拨 120 开免提', ['120'], [['120', '120']]],
    ['没有电话', [], []],
  ] as const)
    it(text, () => assert.deepEqual(numbers(text, known), expected));

  it('loses no character', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (text, known) => {
        const pieces = phonePieces(text, known);
        assert.equal(pieces.map((piece) => piece.text).join(''), text);
      }),
    );
  });
});
