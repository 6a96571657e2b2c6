import assert from 'node:assert/strict';
import type { CaseDetails } from '../../cases/case.ts';
import { MUST_KNOW_KEYS, missingKeys, partOf } from '../../cases/must-know.ts';

const NOTHING: CaseDetails = {
  account: [],
  needs: [],
  facts: [],
  flags: [],
  media: [],
  adviceGiven: [],
};
const said = (value: string) => ({ value, message: 'c|0000001' });

describe('what is missing', () => {
  it('is always where, how to reach them and who, in that order', () => {
    assert.deepEqual(missingKeys([], NOTHING), ['address', 'phone', 'patient']);
  });

  // biome-ignore format: one row a family
  for (const [family, first] of [
    ['labour',   'pregnancy'],
    ['bite',     'bitten_at'],
    ['cardiac',  'alert_and_breathing'],
    ['medicine', 'medicine'],
    ['dialysis', 'last_dialysis'],
  ] as const)
    it(`in ${family} goes on with ${first}`, () => {
      const missing = missingKeys([`${family}_of_some_kind`], NOTHING);
      assert.equal(missing[3], first);
      assert.equal(new Set(missing).size, missing.length);
      assert.ok(missing.every((key) => MUST_KNOW_KEYS.includes(key)));
    });

  it('asks what must be known of every trouble before what only helps', () => {
    const missing = missingKeys(['bite', 'dialysis'], NOTHING);
    assert.ok(missing.indexOf('last_dialysis') < missing.indexOf('weight'));
  });

  it('is nothing more for a trouble without a list', () => {
    for (const flag of ['fire', 'labourer', 'dog_bite'])
      assert.deepEqual(missingKeys([flag], NOTHING), missingKeys([], NOTHING));
  });

  it('leaves out what was said, sent or shown', () => {
    const details: CaseDetails = {
      ...NOTHING,
      phone: said('13800000000'),
      patient: said('孩子'),
      location: { value: { latitude: 34.7, longitude: 113.6 }, message: 'c|0000002' },
      facts: [{ key: 'bitten_at', ...said('昨天') }],
      media: ['c|0000003'],
    };
    const missing = missingKeys(['bite'], details);
    for (const known of ['phone', 'patient', 'address', 'bitten_at', 'photos'])
      assert.ok(!missing.includes(known), known);
    assert.equal(missing[0], 'animal_and_owner');
  });
});

describe('facts', () => {
  it('stand where ISBAR has them; what is new to us is part of the situation', () => {
    assert.equal(partOf('age'), 'identify');
    assert.equal(partOf('medicine'), 'background');
    assert.equal(partOf('temperature'), 'situation');
    assert.equal(partOf('flag_answer'), 'situation');
  });
});
