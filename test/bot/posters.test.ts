import assert from 'node:assert/strict';
import { cameNow, countScan, fromPoster, posterFigures } from '../../bot/posters.ts';
import type { Arrival } from '../../integrations/channels/contract.ts';
import { posterWords } from '../../integrations/channels/upkeep/upkeep.ts';
import { fixedClock } from '../support/fixed.ts';

const text = (id: string) => ({ id, name: { zh: id, en: id } });
const city = { posters: [text('er7'), text('zzd')], timeZone: 'Asia/Shanghai' };
const arrival = (words: string, place?: string): Arrival => ({
  deliveryKey: 'k',
  conversationId: 'c',
  personKey: 'p',
  activity: {
    type: 'message',
    text: words,
    channelId: 'a',
    conversation: { id: 'c' },
    from: { id: 'p' },
  },
  ...(place && { place }),
});
const read = (words: string, place?: string) => {
  const { arrival: heard, place: from } = fromPoster(arrival(words, place), city);
  return { words: heard.activity.text, from };
};

describe('posters', () => {
  it('are known by the code that the vendor gives back', () => {
    assert.deepEqual(read('', 'er7'), { words: '', from: 'er7' });
  });

  it('are known by the words they put into the message, which are not said then', () => {
    assert.deepEqual(read(posterWords('zzd')), { words: '您好', from: 'zzd' });
    assert.deepEqual(read('我妈发烧了 #er7'), { words: '我妈发烧了', from: 'er7' });
  });

  it('are not counted again where their words are mended', () => {
    const message = { key: 'm', is: 'edited' } as const;
    const mended = fromPoster({ ...arrival('您好呀 #er7'), message }, city);
    assert.deepEqual([mended.arrival.activity.text, mended.place], ['您好呀', null]);
  });

  it('leave alone what only looks like one', () => {
    for (const words of ['3号楼 #2', '您好 #elsewhere', '#er7 是什么', '您好', '你好#'])
      assert.deepEqual(read(words), { words, from: null });
    assert.deepEqual(read('您好', 'elsewhere'), { words: '您好', from: null });
  });

  it('count what was taken, and taken now', () => {
    const outcome = (seq: number) => ({ conversationId: 'c', seq, lastSeq: seq + 1 });
    const taken = (seq: number, repeated = false) =>
      cameNow({ result: 'accepted', outcome: outcome(seq), repeated });
    assert.deepEqual(taken(1), { newcomer: true });
    assert.deepEqual(taken(7), { newcomer: false });
    assert.equal(taken(1, true), null);
    assert.equal(cameNow({ result: 'failed' }), null);
    assert.equal(cameNow({ result: 'limited', retryAfter: 7 }), null);
  });

  it('belong to a day of the city, and to places that it has', async () => {
    const added: object[] = [];
    const asked: string[] = [];
    const deps = {
      city,
      // Past midnight there, and not here.
      clock: fixedClock('2022-01-12T17:00:00Z'),
      posters: {
        add: async (scan: object) => void added.push(scan),
        async since(day: string) {
          asked.push(day);
          const at = { place: 'zzd', channelId: 'a', scans: 3, newcomers: 2 };
          return [at, { ...at, channelId: 'b', scans: 1 }];
        },
      },
    };
    await countScan({ place: 'er7', channelId: 'a', newcomer: true }, deps);
    await countScan({ place: 'made-up', channelId: 'a', newcomer: true }, deps);
    assert.deepEqual(added, [
      { place: 'er7', channelId: 'a', newcomer: true, day: '2022-01-13' },
    ]);
    assert.deepEqual(await posterFigures(deps), [
      { place: 'zzd', scans: 4, newcomers: 4 },
      { place: 'er7', scans: 0, newcomers: 0 },
    ]);
    assert.deepEqual(asked, ['2021-12-14']);
  });
});
