import assert from 'node:assert/strict';
import { backoff } from '../../../web/chat/backoff.ts';
import { Moments, writtenDay } from '../../../web/chat/moments.ts';
import { Outbox } from '../../../web/chat/outbox.ts';
import type { Outgoing } from '../../../web/chat/wire.ts';
import { pageLanguage } from '../../../web/shared/accept-language.ts';
import { within } from '../../../web/shared/photo.ts';
import { fakeShelf } from './fake-shelf.ts';

describe('chat: moments', () => {
  const moments = new Moments('zh', 'Asia/Shanghai', {
    today: '今天',
    yesterday: '昨天',
  });
  const now = new Date('2022-01-12T10:00:00Z');

  it('names days by the city’s clock', () => {
    assert.equal(moments.line('2022-01-12T06:05:00Z', now), '今天 14:05');
    assert.equal(moments.line('2022-01-11T15:59:00Z', now), '昨天 23:59');
    assert.equal(moments.line('2022-01-11T16:01:00Z', now), '今天 00:01');
    assert.match(moments.line('2022-01-08T01:00:00Z', now), /1月8日.*09:00/);
  });

  it('breaks after a pause and at midnight', () => {
    assert.equal(moments.breaks(null, '2022-01-12T06:00:00Z'), true);
    assert.equal(moments.breaks('2022-01-12T06:00:00Z', '2022-01-12T06:05:00Z'), false);
    assert.equal(moments.breaks('2022-01-12T06:00:00Z', '2022-01-12T06:10:00Z'), true);
    assert.equal(moments.breaks('2022-01-11T15:59:00Z', '2022-01-11T16:00:00Z'), true);
  });

  it('writes a notice’s day', () => {
    assert.equal(writtenDay('2022-01-12', 'zh'), '2022年1月12日');
    assert.equal(writtenDay('2022-01-12', 'en'), '12 January 2022');
    assert.equal(writtenDay('不详', 'zh'), '不详');
  });
});

describe('chat: photos, waiting, language', () => {
  it('makes photos small in proportion and never larger', () => {
    assert.deepEqual(within(4000, 3000), { width: 1600, height: 1200 });
    assert.deepEqual(within(3000, 4000), { width: 1200, height: 1600 });
    assert.deepEqual(within(800, 600), { width: 800, height: 600 });
    assert.deepEqual(within(16_000, 1), { width: 1600, height: 1 });
  });

  it('waits longer after each failure, within half and the whole of the step', () => {
    assert.equal(
      backoff(0, () => 0),
      250,
    );
    assert.equal(
      backoff(0, () => 1),
      500,
    );
    assert.equal(
      backoff(3, () => 1),
      4_000,
    );
    assert.equal(
      backoff(50, () => 1),
      30_000,
    );
  });

  for (const [header, language] of [
    [undefined, 'zh'],
    ['', 'zh'],
    ['en-US,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['fr-FR, en;q=0.7, zh;q=0.3', 'en'],
    ['en;q=0, zh', 'zh'],
    ['de', 'zh'],
  ] as const)
    it(`speaks ${language} to a browser that asks for ${header}`, () =>
      assert.equal(pageLanguage(header), language));
});

describe('chat: outbox', () => {
  const message = (id: string, photo: string | null = null): Outgoing => ({
    id,
    text: '',
    choice: null,
    photo,
    place: null,
    at: '2022-01-12T10:00:00Z',
  });
  const ids = (outbox: Outbox) => outbox.messages.map(({ id }) => id);

  it('outlives a reload', () => {
    const shelf = fakeShelf();
    const outbox = new Outbox(shelf);
    outbox.add(message('a'));
    outbox.add(message('b'));
    outbox.remove('a');
    assert.deepEqual(ids(new Outbox(shelf)), ['b']);
  });

  it('keeps the words when a photo does not fit on the shelf', () => {
    const shelf = fakeShelf(1_000);
    const outbox = new Outbox(shelf);
    outbox.add(message('words'));
    outbox.add(message('photo', 'x'.repeat(2_000)));
    assert.deepEqual(ids(outbox), ['words', 'photo']);
    assert.deepEqual(ids(new Outbox(shelf)), ['words']);
  });

  it('begins empty where the shelf holds something else', () => {
    for (const content of ['not json', '{"a":1}', '[1,null,{"id":1}]']) {
      const shelf = fakeShelf();
      shelf.setItem('huying.outbox', content);
      assert.deepEqual(ids(new Outbox(shelf)), []);
    }
  });
});
