import assert from 'node:assert/strict';
import fc from 'fast-check';
import { makeCaseNumber, parseCaseNumber, spokenCaseNumber } from '../../cases/number.ts';

const ZONE = 'Asia/Shanghai';
const NOON = new Date('2022-01-12T04:00:00Z');

const numbers = fc
  .tuple(
    fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2030-12-31T00:00:00Z'),
      noInvalidDate: true,
    }),
    fc.integer({ min: 0, max: 99_999 }),
  )
  .map(([now, chance]) => makeCaseNumber(now, ZONE, String(chance).padStart(5, '0')));

describe('case numbers', () => {
  it('show month, day, chance and check digit as 4-3-3', () => {
    assert.equal(makeCaseNumber(NOON, ZONE, '48372'), '0112-483-725');
  });

  it('bear the day of the city’s zone, not of the machine', () => {
    const lateEvening = new Date('2022-01-12T16:30:00Z');
    assert.equal(makeCaseNumber(lateEvening, ZONE, '00000').slice(0, 4), '0113');
    assert.equal(makeCaseNumber(lateEvening, 'UTC', '00000').slice(0, 4), '0112');
  });

  it('refuse chance that is not five digits', () => {
    for (const wrong of ['', '1234', '123456', '12a45', '１２３４５'])
      assert.throws(() => makeCaseNumber(NOON, ZONE, wrong), RangeError);
  });

  for (const written of [
    '0112-483-725',
    '0112483725',
    ' 0112 483 725 ',
    '0112–483—725',
    '０１１２－４８３－７２５',
    '零一一二 四八三 七二五',
    '〇幺幺二，四八三，七二五',
    '零幺幺两四八三七二五',
    '0112－四八三－725',
  ])
    it(`reads ${JSON.stringify(written)}`, () => {
      assert.equal(parseCaseNumber(written), '0112-483-725');
    });

  for (const wrong of [
    '',
    '0112-483-726',
    '0112-483-72',
    '0112-483-7255',
    '1300-000-000',
    '编号0112483725',
    '13800000000',
    '一百一十二',
  ])
    it(`refuses ${JSON.stringify(wrong)}`, () => {
      assert.equal(parseCaseNumber(wrong), null);
    });

  it('refuse a day that no year has, check digit or not', () => {
    const right = (monthDay: string) =>
      Array.from({ length: 10 }, (_, check) => `${monthDay}00000${check}`).filter(
        (digits) => parseCaseNumber(digits) !== null,
      ).length;
    assert.equal(right('0229'), 1);
    for (const never of ['0000', '0100', '0132', '0230', '0431', '1301'])
      assert.equal(right(never), 0, never);
  });

  it('are read back in every form they are written or spoken in', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        assert.equal(parseCaseNumber(number), number);
        assert.equal(parseCaseNumber(number.replaceAll('-', '')), number);
        assert.equal(parseCaseNumber(spokenCaseNumber(number, 'zh')), number);
      }),
    );
  });

  it('are refused with any single wrong digit', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        for (let place = 0; place < number.length; place++)
          for (const digit of number[place] === '-' ? '' : '0123456789')
            if (digit !== number[place])
              assert.equal(
                parseCaseNumber(number.slice(0, place) + digit + number.slice(place + 1)),
                null,
              );
      }),
    );
  });

  it('are refused with nearly every swap of neighbours', () => {
    let swaps = 0;
    let missed = 0;
    for (let chance = 0; chance < 2_000; chance++) {
      const fiveDigits = String(chance * 49).padStart(5, '0');
      const digits = makeCaseNumber(NOON, ZONE, fiveDigits).replaceAll('-', '');
      for (let place = 0; place < 9; place++) {
        const [a, b] = [digits[place], digits[place + 1]];
        if (a === b) continue;
        swaps += 1;
        const swapped = digits.slice(0, place) + b + a + digits.slice(place + 2);
        if (parseCaseNumber(swapped) !== null) missed += 1;
      }
    }
    assert.ok(missed / swaps < 0.025, `${missed} of ${swaps} swaps were missed`);
  });

  it('are spoken digit by digit, in groups', () => {
    assert.equal(spokenCaseNumber('0112-483-725', 'zh'), '零幺幺二，四八三，七二五');
    assert.equal(
      spokenCaseNumber('0112-483-725', 'en'),
      'zero one one two, four eight three, seven two five',
    );
  });
});
