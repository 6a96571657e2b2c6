import assert from 'node:assert/strict';
import { NO_CASE_DETAILS } from '../../cases/case.ts';
import { retold } from '../../cases/retold.ts';

const DETAILS = {
  ...NO_CASE_DETAILS,
  account: [
    { value: '3号楼', message: 'm1' },
    { value: '快点', message: 'm2' },
  ],
  address: { value: '3号楼', message: 'm1' },
  media: ['photo-1', 'photo-2'],
};

describe('a message’s words in the details of a case', () => {
  it('are other ones in their place, and the fields stay', () => {
    assert.deepEqual(retold(DETAILS, 'm1', '5号楼'), {
      ...DETAILS,
      account: [
        { value: '5号楼', message: 'm1' },
        { value: '快点', message: 'm2' },
      ],
    });
  });

  it('go with its photos where it was taken back, and the fields stay', () => {
    const { account, media, address } = retold(DETAILS, 'm1', null, ['photo-2']);
    assert.deepEqual(account, [{ value: '快点', message: 'm2' }]);
    assert.deepEqual(media, ['photo-1']);
    assert.deepEqual(address, DETAILS.address);
  });

  it('are the same details where the message told nothing, or nothing else', () => {
    assert.equal(retold(DETAILS, 'm3', null), DETAILS);
    assert.equal(retold(DETAILS, 'm2', '快点'), DETAILS);
  });
});
