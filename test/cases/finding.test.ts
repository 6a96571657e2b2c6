import assert from 'node:assert/strict';
import { readSearch } from '../../cases/finding.ts';
import { makeCaseNumber } from '../../cases/number.ts';

const NUMBER = makeCaseNumber(new Date('2022-01-12T10:00:00Z'), 'Asia/Shanghai', '48372');

describe('what is written in the search box', () => {
  it('is a case’s number as people write it', () => {
    for (const text of [
      NUMBER,
      NUMBER.replaceAll('-', ''),
      ` ${NUMBER.replace('-', ' ')} `,
    ])
      assert.deepEqual(readSearch(text, '0371'), { by: 'number', number: NUMBER }, text);
  });

  it('is a phone, with what may stand before it', () => {
    const phones = (text: string) => {
      const search = readSearch(text, '0371');
      return search?.by === 'phone' ? search.phones : null;
    };
    for (const text of [
      '13912345678',
      '139-1234-5678',
      '+86 139 1234 5678',
      '8613912345678',
    ])
      assert.ok(phones(text)?.includes('13912345678'), text);
    for (const text of [
      '0371-65751397',
      '65751397',
      '(0371) 65751397',
      '６５７５１３９７',
    ]) {
      assert.ok(phones(text)?.includes('65751397'), text);
      assert.ok(phones(text)?.includes('037165751397'), text);
    }
    assert.equal(phones('120'), null);
  });

  it('is words, where there is enough to look for', () => {
    for (const text of ['胰岛素', '3号楼 暖气', 'PCR', 'b2', '没药', '12'])
      assert.deepEqual(readSearch(` ${text} `), { by: 'words', words: text });
    for (const text of ['', ' ', '药', '？！', '药 奶', '3 号'])
      assert.equal(readSearch(text), null, text);
  });
});
