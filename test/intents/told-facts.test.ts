import assert from 'node:assert/strict';
import mustKnow from '../../cases/must-know.json' with { type: 'json' };
import { FLAGS } from '../../intents/flags.ts';
import { TOLD_FACT_KEYS, toldFacts } from '../../intents/told-facts.ts';

const read = (text: string, ...keys: string[]) =>
  toldFacts(text, new Set(keys)).map(({ fact }) => fact.words);

describe('facts told of a danger', () => {
  it('are each asked for by a red flag, or looked for by staff', () => {
    const asked = FLAGS.flatMap(({ ask }) => ask.flatMap(({ facts }) => facts));
    const wanted = mustKnow.families.flatMap(({ must, should }) => [...must, ...should]);
    const known = new Set([...asked, ...wanted, ...mustKnow.besides]);
    assert.deepEqual(
      [...TOLD_FACT_KEYS].filter((key) => !known.has(key)),
      [],
    );
  });

  it('hold a blood group for no test, and a fever for none either', () => {
    for (const words of [
      'RH阴性',
      'Rh negative',
      'A型阴性',
      '发烧',
      '没发烧',
      'O negative',
    ])
      assert.deepEqual(read(words, 'infection_status'), [], words);
    for (const [words, told] of [
      ['核酸阴性', '核酸阴性'],
      ['她是阳性', '阳性'],
      ['I tested negative', 'tested negative'],
    ] as const)
      assert.deepEqual(read(words, 'infection_status'), [told]);
    assert.deepEqual(read('头疼得厉害 高压200', 'pain'), ['疼得厉害']);
  });

  it('keep the words of the resident', () => {
    assert.deepEqual(read('她是AB型，Rh阴性', 'blood_type'), ['AB型，Rh阴性']);
    assert.deepEqual(read('Contractions every 5 minutes', 'contractions'), [
      'every 5 minutes',
    ]);
  });

  it('are read only where they are asked for', () => {
    assert.deepEqual(read('头疼，右手流血了', 'wound_site'), ['头', '右手']);
    assert.deepEqual(read('在村东头，骨头疼', 'wound_site'), []);
    assert.deepEqual(read('手指头破了', 'wound_site'), ['手指头']);
    assert.deepEqual(read('头疼，右手流血了', 'weight'), []);
  });

  it('are not told by a question or a wish', () => {
    assert.deepEqual(read('什么血型？A型吗', 'blood_type'), []);
    assert.deepEqual(read('出不去打狂犬疫苗', 'vaccines'), []);
    assert.deepEqual(read('打过狂犬疫苗', 'vaccines'), ['打过狂犬疫苗']);
  });
});
