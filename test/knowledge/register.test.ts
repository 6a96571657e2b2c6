import assert from 'node:assert/strict';
import type { Answer } from '../../knowledge/answer.ts';
import { faultText } from '../../knowledge/content/fault.ts';
import { loadCityPack } from '../../knowledge/content/load.ts';
import {
  contradictions,
  placesOf,
  type RegisterRow,
} from '../../knowledge/content/register.ts';
import type { Frame } from '../../knowledge/moment.ts';
import { createKnowledge } from '../../knowledge/snapshot.ts';
import { outcome, question, SAMPLE, sampleCity } from './support.ts';

const row = (change: Partial<RegisterRow>): RegisterRow => ({
  place: '阳光花园',
  aliases: [],
  district: 'jinshui',
  zone: 'sealed',
  from: '2022-01-10',
  source: { zh: '第6号通告', en: 'Notice no. 6' },
  announcedOn: '2022-01-10',
  ...change,
});

/** Asked at a minute that everybody knows. */
const at = (local: string): Frame => ({
  known: local.slice(0, 10),
  now: { from: local, until: local },
  named: null,
});

describe('the zone register', () => {
  const LIFTED = row({
    zone: 'precaution',
    from: '2022-01-14T08:00',
    until: '2022-01-20',
    announcedOn: '2022-01-13',
  });

  describe('what holds for a place', () => {
    const places = placesOf({ rows: [LIFTED, row({})] });
    const said = (local: string) => {
      const status = places.status('jinshui/阳光花园', at(local));
      return status && `${status.row.zone} ${status.is}`;
    };

    it('is its newest row that has begun', () => {
      assert.equal(said('2022-01-10T00:00'), 'sealed holds');
      assert.equal(said('2022-01-14T07:59'), 'sealed holds');
      assert.equal(said('2022-01-14T08:00'), 'precaution holds');
      assert.equal(said('2022-01-20T23:59'), 'precaution holds');
    });

    it('is over when that row has ended, though an older one never did', () => {
      assert.equal(said('2022-01-21T00:00'), 'precaution over');
    });

    it('is nothing before the first row, and of a place that has none', () => {
      assert.equal(said('2022-01-09T23:59'), null);
      assert.equal(places.status('erqi/阳光花园', at('2022-01-12T08:00')), null);
    });

    it('is nothing of a notice that nobody knew of yet', () => {
      const backdated = placesOf({
        rows: [row({ from: '2022-01-08', announcedOn: '2022-01-12' })],
      });
      assert.equal(backdated.status('jinshui/阳光花园', at('2022-01-11T08:00')), null);
    });

    it('is told of the day that the words name, and without any day the newest', () => {
      const frame = (named: string | null): Frame => ({
        known: named === null ? null : '2022-01-13',
        now: null,
        named:
          named === null ? null : { from: `${named}T00:00`, until: `${named}T23:59` },
      });
      const zone = (named: string | null) =>
        places.status('jinshui/阳光花园', frame(named))?.row.zone;
      assert.equal(zone('2022-01-13'), 'sealed');
      assert.equal(zone('2022-01-14'), 'precaution');
      assert.equal(zone(null), 'precaution');
    });

    it('is of two rows that begin at one moment the one announced later', () => {
      const twice = [
        row({ zone: 'controlled', announcedOn: '2022-01-11' }),
        row({ zone: 'sealed' }),
      ];
      for (const rows of [twice, twice.toReversed()]) {
        const status = placesOf({ rows }).status(
          'jinshui/阳光花园',
          at('2022-01-12T08:00'),
        );
        assert.equal(status?.row.zone, 'controlled');
      }
    });
  });

  describe('a place in a text', () => {
    const places = placesOf({
      rows: [
        row({ aliases: ['阳光小区', 'Sunny Garden'] }),
        row({ place: '阳光花园二期' }),
        row({ place: '建业花园' }),
        row({ place: '建业花园', district: 'erqi' }),
      ],
    });

    it('is found by any of its names, the longest first', () => {
      assert.deepEqual(places.idsIn('我住阳光花园，能出门吗', null), [
        'jinshui/阳光花园',
      ]);
      assert.deepEqual(places.idsIn('阳光小区怎么样', null), ['jinshui/阳光花园']);
      assert.deepEqual(places.idsIn('is sunny garden sealed', null), [
        'jinshui/阳光花园',
      ]);
      assert.deepEqual(places.idsIn('阳光花园二期封了吗', null), [
        'jinshui/阳光花园二期',
      ]);
      assert.deepEqual(places.idsIn('我住某某小区', null), []);
      assert.deepEqual(places.idsIn('', null), []);
    });

    it('is in several districts only known with the district', () => {
      assert.deepEqual(places.idsIn('建业花园封了吗', null), [
        'jinshui/建业花园',
        'erqi/建业花园',
      ]);
      assert.deepEqual(places.idsIn('建业花园封了吗', 'erqi'), ['erqi/建业花园']);
    });

    it('is found where it is, wherever the person said to be before', () => {
      assert.deepEqual(places.idsIn('阳光花园封了吗', 'erqi'), ['jinshui/阳光花园']);
    });

    it('is named for the readers of words once, with all its names', () => {
      assert.equal(places.size, 4);
      assert.deepEqual(places.named[0], {
        id: 'jinshui/阳光花园',
        names: ['阳光花园', '阳光小区', 'Sunny Garden'],
      });
    });

    it('is none where the register is empty', () => {
      const empty = placesOf({ rows: [] });
      assert.deepEqual(empty.idsIn('阳光花园', null), []);
      assert.deepEqual(empty.named, []);
    });
  });

  it('names a place told twice for one moment', () => {
    const rows = [
      row({}),
      row({ from: '2022-01-10T00:00', zone: 'controlled' }),
      row({ district: 'erqi' }),
      row({ from: '2022-01-11' }),
    ];
    assert.deepEqual(contradictions({ rows }).map(faultText), [
      '阳光花园: two rows begin at 2022-01-10T00:00',
    ]);
    assert.deepEqual(contradictions({ rows: rows.slice(1) }), []);
  });
});

describe('asked in which zone a place is', () => {
  const pack = loadCityPack(SAMPLE);
  const rows = [
    row({ aliases: ['Sunny Garden'] }),
    row({ place: '河畔新城', zone: 'controlled', until: '2022-01-11' }),
    row({ place: '建业花园' }),
    row({ place: '建业花园', district: 'erqi', zone: 'precaution' }),
  ];
  const knowledge = createKnowledge({ ...pack, register: { rows } });
  const NOW = new Date('2022-01-12T18:00:00+08:00');
  const ask = (text: string, rest: Parameters<typeof question>[1] = {}): Answer =>
    knowledge.answer(question(text, { now: NOW, ...rest }));

  it('tells it, with its notice', () => {
    const expected: Answer = {
      kind: 'place',
      id: 'jinshui/阳光花园',
      place: '阳光花园',
      district: 'jinshui',
      zone: 'sealed',
      source: '第6号通告',
      announcedOn: '2022-01-10',
      over: false,
      row: 'sealed 2022-01-10 ',
    };
    assert.deepEqual(ask('阳光花园是什么区'), expected);
    assert.deepEqual(ask('阳光花园是不是封控区啊？'), expected);
  });

  it('says so where the last that was said of it is over', () => {
    const answer = ask('河畔新城是什么区');
    assert.ok(answer.kind === 'place');
    assert.equal(answer.over, true);
    assert.equal(answer.zone, 'controlled');
    const before = ask('河畔新城是什么区', {
      now: new Date('2022-01-11T23:00:00+08:00'),
    });
    assert.ok(before.kind === 'place' && !before.over);
  });

  it('asks for the place where none is named, or none that it has', () => {
    assert.equal(outcome(ask('我们小区是什么区')), 'ask_place');
    assert.equal(outcome(ask('某某家园是什么区')), 'ask_place');
  });

  it('knows the place from where the person lives', () => {
    const lives = { address: '金水区阳光花园3号楼' };
    assert.equal(outcome(ask('我们小区是什么区', lives)), 'place');
    assert.equal(outcome(ask('我们小区是什么区', { address: '某某路1号' })), 'unknown');
    const named = ask('河畔新城是什么区', lives);
    assert.ok(named.kind === 'place');
    assert.equal(named.place, '河畔新城', 'the words go before');
  });

  it('takes the district that is told into account', () => {
    const zone = (text: string, district: string | null = null) => {
      const answer = ask(text, { district });
      return answer.kind === 'place' ? answer.zone : answer.kind;
    };
    assert.equal(zone('二七区建业花园是什么区'), 'precaution');
    assert.equal(zone('建业花园是什么区', 'jinshui'), 'sealed');
  });

  it('asks for the district of a place that several have, and of those alone', () => {
    const answer = ask('建业花园是什么区');
    assert.deepEqual(answer, {
      kind: 'ask',
      slot: 'district',
      article: null,
      among: ['jinshui', 'erqi'],
    });
    const lives = ask('我们小区是什么区', { address: '建业花园2号楼' });
    assert.equal(lives.kind, 'ask');
  });

  it('takes from the place in which zone somebody asks about something else', () => {
    assert.equal(outcome(ask('脑梗要送哪家医院')), 'ask zone');
    assert.equal(outcome(ask('阳光花园脑梗要送哪家医院')), 'care-sealed');
    const lives = { address: '阳光花园' };
    assert.equal(outcome(ask('脑梗要送哪家医院', lives)), 'care-sealed');
    assert.equal(
      outcome(ask('河畔新城脑梗要送哪家医院')),
      'ask zone',
      'what is over decides nothing',
    );
    assert.equal(outcome(ask('管控区脑梗要送哪家医院', lives)), 'care-controlled');
  });

  it('says nothing of places where the city has no register', () => {
    const { knowledge: without } = sampleCity();
    const { kind } = without.answer(question('阳光花园是什么区', { now: NOW }));
    assert.notEqual(kind, 'ask_place');
    assert.notEqual(kind, 'place');
  });
});
