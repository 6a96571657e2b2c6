import assert from 'node:assert/strict';
import { answeredOnce, readOnce } from '../../bot/same-words.ts';
import { gazetteerOf } from '../../knowledge/gazetteer.ts';
import { question, sampleCity } from '../knowledge/support.ts';

describe('the same words from many people', () => {
  const { pack, knowledge } = sampleCity();
  const gazetteer = gazetteerOf(pack.city);
  const at = (moment: string) => ({
    now: new Date(moment),
    asked: null,
    previous: null,
    gazetteer,
  });

  it('are read once a minute', () => {
    const read = readOnce();
    const first = read('管控区怎么去透析', at('2022-01-12T10:00:05Z'));
    assert.equal(read('管控区怎么去透析', at('2022-01-12T10:00:40Z')), first);
    assert.notEqual(read('管控区怎么去透析', at('2022-01-12T10:01:01Z')), first);
  });

  it('are read again as the answer to another question', () => {
    const read = readOnce();
    const moment = at('2022-01-12T10:00:05Z');
    const first = read('金水区', moment);
    assert.notEqual(read('金水区', { ...moment, asked: 'district' }), first);
  });

  it('are read each time where they tell a time', () => {
    const read = readOnce();
    const early = read('半小时前破水了', at('2022-01-12T10:00:05Z'));
    const late = read('半小时前破水了', at('2022-01-12T10:00:40Z'));
    assert.notEqual(late.entities.times?.[0]?.value.from, undefined);
    assert.notEqual(early, late);
  });

  it('are read once where they ask about a day', () => {
    const read = readOnce();
    const first = read('今天几点做核酸', at('2022-01-12T10:00:05Z'));
    assert.equal(read('今天几点做核酸', at('2022-01-12T10:00:40Z')), first);
  });

  it('are answered once a minute, for one place, by one library', () => {
    let asked = 0;
    const counting = {
      ...knowledge,
      answer: (one: Parameters<typeof knowledge.answer>[0]) => {
        asked += 1;
        return knowledge.answer(one);
      },
    };
    const once = answeredOnce<typeof counting>();
    const now = new Date('2022-01-12T10:00:00Z');
    const ask = (zone: string | null, library = counting) =>
      once(library).answer(question('急病去哪家医院', { zone, now }));
    const sealed = ask('sealed');
    assert.equal(ask('sealed'), sealed);
    assert.equal(asked, 1);
    assert.notDeepEqual(ask('controlled'), sealed);
    ask('sealed', { ...counting });
    assert.equal(asked, 3);
  });

  it('long or with an address, are not kept', () => {
    let asked = 0;
    const once = answeredOnce<typeof knowledge>();
    const library = {
      ...knowledge,
      answer: (one: Parameters<typeof knowledge.answer>[0]) => {
        asked += 1;
        return knowledge.answer(one);
      },
    };
    for (const one of [
      question('急病去哪家医院', { address: '花园路1号' }),
      question('急病去哪家医院'.repeat(8)),
    ]) {
      once(library).answer(one);
      once(library).answer(one);
    }
    assert.equal(asked, 4);
  });
});
