import assert from 'node:assert/strict';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { gazetteerOf } from '../../knowledge/gazetteer.ts';
import { createKnowledge } from '../../knowledge/snapshot.ts';
import refusals from './refusals.json' with { type: 'json' };
import { outcome, question, sampleCity, TINY } from './support.ts';

describe('another city', () => {
  const pack = loadCityPack(TINY);
  const knowledge = createKnowledge(pack);
  const now = new Date('2030-05-02T10:00:00Z');

  it('answers by its own districts, and asks which', () => {
    const ask = (text: string, district: string | null) =>
      outcome(knowledge.answer(question(text, { now, district })));
    assert.equal(ask('停水了哪里有送水', null), 'ask district');
    assert.equal(ask('停水了哪里有送水', 'hill'), 'water-hill');
    assert.equal(ask('码头区送水几点', null), 'water-harbour');
    assert.equal(ask('那山坡呢', null), 'unknown');
  });

  it('answers each of two questions for the place that it names', () => {
    const estate = (place: string, district: string) => ({
      place,
      aliases: [],
      district,
      zone: 'dry',
      from: '2030-05-01',
      source: { zh: '停水通知', en: 'Notice' },
      announcedOn: '2030-05-01',
    });
    const rows = [estate('渔人码头', 'harbour'), estate('灯塔新村', 'hill')];
    const { answer } = createKnowledge({ ...pack, register: { rows } });
    const both = answer(question('渔人码头送水几点？灯塔新村送水几点？', { now }));
    assert.equal(outcome(both), 'water-harbour+water-hill');
  });

  it('counts days in its own time zone', () => {
    const at = (moment: string) =>
      outcome(knowledge.answer(question('轮渡还开吗', { now: new Date(moment) })));
    assert.equal(at('2030-05-03T22:30:00Z'), 'ahead');
    assert.equal(at('2030-05-03T23:30:00Z'), 'ferry');
  });

  it('declines its own list of other cities', () => {
    assert.deepEqual(knowledge.answer(question('枫城停水吗')), {
      kind: 'other_city',
      name: '枫城',
    });
  });

  it('shows nothing of the sample city', () => {
    const sample = sampleCity().pack;
    const seen = JSON.stringify([pack.city, gazetteerOf(pack.city), pack.articles]);
    for (const { names } of [
      ...gazetteerOf(sample.city).districts,
      ...gazetteerOf(sample.city).hospitals,
    ])
      for (const name of names) assert.ok(!seen.includes(name), name);
    const asked = [...sample.articles.flatMap(({ questions }) => questions), ...refusals];
    const answered = asked.filter((text) => {
      const { kind } = knowledge.answer(question(text, { now }));
      return kind !== 'unknown';
    });
    assert.ok(answered.length <= asked.length * 0.03, answered.join('\n'));
  });
});
