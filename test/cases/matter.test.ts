import assert from 'node:assert/strict';
import { ALIKE, alikeAmong, estateOf, likeness, matterOf } from '../../cases/matter.ts';

const NAMES = ['郑州市', '郑州', '金水区', '金水', '二七区'];

describe('the place of a case', () => {
  it('is the estate, whoever’s building it is', () => {
    for (const address of [
      '阳光花园3号楼2单元502',
      '阳光花园 12号楼',
      '金水区阳光花园B座1203',
      '郑州市金水区阳光花园小区',
      '阳光花园3-2-502',
      '阳光花园，三号楼',
      '阳光花园',
    ])
      assert.equal(estateOf(address, NAMES), '阳光花园', address);
  });

  it('is another for a neighbour, and none where only a district is told', () => {
    assert.equal(estateOf('阳光家园3号楼', NAMES), '阳光家园');
    assert.equal(estateOf('样板路9号院3号楼', NAMES), '样板路9号院');
    assert.equal(estateOf('样板路8号院3号楼', NAMES), '样板路8号院');
    for (const address of ['', '3号楼', '金水区'])
      assert.ok([null, '金水区'].includes(estateOf(address, NAMES)), address);
  });
});

describe('the matter of a case', () => {
  const told = {
    category: 'other',
    route: 'heating_company',
    address: '阳光花园3号楼',
    placeNames: NAMES,
  };

  it('is the same in one estate, and sure where the words name it', () => {
    const one = matterOf(told);
    const two = matterOf({ ...told, address: '金水区阳光花园小区12号楼' });
    assert.deepEqual(one, two);
    assert.equal(one?.sure, true);
    assert.equal(matterOf({ ...told, route: null })?.sure, false);
  });

  it('is another in another place, of another kind, and none without a place', () => {
    const { key } = matterOf(told) ?? {};
    for (const other of [
      { address: '阳光家园1号楼' },
      { route: null },
      { category: 'food' },
    ])
      assert.notEqual(matterOf({ ...told, ...other })?.key, key);
    assert.equal(matterOf({ ...told, address: undefined }), null);
  });
});

describe('the likeness of accounts', () => {
  const LAMPS = ['路灯坏了半个月没人修', '小区路灯坏了没人修', '门口的路灯坏了半个月了'];
  const OTHERS = ['垃圾堆了三天没人收', '楼下装修太吵了', '快递进不来'];

  it('finds what tells of the same in other words', () => {
    for (const a of LAMPS)
      for (const b of LAMPS) assert.ok(likeness(a, b) >= ALIKE, `${a} ${b}`);
    for (const a of LAMPS)
      for (const b of OTHERS) assert.ok(likeness(a, b) < ALIKE, `${a} ${b}`);
    assert.equal(likeness('', '路灯'), 0);
  });

  it('groups the largest that belong together', () => {
    const mixed = [OTHERS[0], ...LAMPS, ...OTHERS.slice(1)].map(String);
    assert.deepEqual([...alikeAmong(mixed)].sort(), [1, 2, 3]);
    assert.deepEqual(alikeAmong([]), []);
  });
});
