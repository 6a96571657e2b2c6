import assert from 'node:assert/strict';
import type { PreviewQuestion } from '../../../web/editor/contract.ts';
import {
  asArticle,
  asEntry,
  type Editing,
  HOUR_MS,
  NOW,
  openEditing,
  PUMP_ANSWER,
  WRITER,
} from './editing.ts';

const ASKED = '抽水机去哪里借';
const CHANGED = asArticle({ answer: { zh: PUMP_ANSWER }, short: { zh: '电8282' } });

describe('editing: what a resident would read', () => {
  let house: Editing;

  before(async function () {
    this.timeout(30_000);
    house = await openEditing();
  });

  after(() => house.close());

  const ask = (text: string, change: Partial<PreviewQuestion> = {}) =>
    house.port.ask(WRITER, {
      text,
      at: null,
      zone: null,
      district: null,
      language: 'zh',
      form: 'full',
      previous: null,
      draft: null,
      ...change,
    });

  it('is the published answer with its source, its numbers and its version', async () => {
    const answer = await ask(ASKED);
    assert.equal(answer.kind, 'answered');
    assert.match(answer.text, /抽水机可以免费借，电话8282。[\s\S]*自来水厂抽水通知/);
    assert.deepEqual(answer.phones, ['8282']);
    assert.deepEqual([answer.article, answer.version], ['pump', 1]);
    assert.deepEqual(answer.choices, []);
  });

  it('is the draft’s where one is tried, and leaves nothing behind', async () => {
    const tried = await ask(ASKED, { draft: CHANGED });
    assert.match(tried.text, /借一天，电话8282/);
    assert.equal(tried.version, 2, 'as the version that it would be');
    const number = await ask(ASKED, { draft: asEntry({ phones: ['8484'] }) });
    assert.match(number.text, /8484/);
    assert.match((await ask(ASKED)).text, /免费借，电话8282/);
    assert.equal(house.answer(ASKED), '抽水机可以免费借，电话8282。');
  });

  it('is short where a channel charges by the message', async () => {
    const short = await ask(ASKED, { draft: CHANGED, form: 'short' });
    assert.match(short.text, /电8282/);
    assert.doesNotMatch(short.text, /借一天/);
  });

  it('is in the language asked for', async () => {
    const { text } = await ask('where can I borrow a pump', { language: 'en' });
    assert.match(text, /free of charge/);
  });

  it('asks back with the choices, and knows the place once it is told', async () => {
    const open = await ask('停水了哪里有送水');
    assert.equal(open.kind, 'ask');
    assert.deepEqual(open.choices, ['码头区', '山坡区']);
    const hill = await ask('停水了哪里有送水', { district: 'hill' });
    assert.equal(hill.article, 'water-hill');
    const follow = await ask('那码头呢', { previous: 'water-hill' });
    assert.equal(follow.article, 'water-harbour');
  });

  it('tells the zone of a place, and asks for the place where none is named', async () => {
    const place = await ask('渔人码头是什么区');
    assert.equal(place.kind, 'place');
    assert.match(place.text, /渔人码头（码头区）现在登记为积水区/);
    const none = await ask('我们小区是什么区');
    assert.equal(none.kind, 'ask');
    assert.deepEqual(none.choices, []);
  });

  it('is that of the moment asked for, by the city’s clock', async () => {
    assert.equal((await ask('轮渡还开吗')).kind, 'ahead');
    assert.equal((await ask('轮渡还开吗', { at: '2030-05-03T23:59' })).kind, 'ahead');
    assert.equal((await ask('轮渡还开吗', { at: '2030-05-04T00:00' })).kind, 'answered');
    const over = await ask('停水了哪里有送水', {
      at: '2030-05-03T20:01',
      district: 'hill',
    });
    assert.equal(over.kind, 'expired');
    assert.ok(over.phones.includes('8080'), 'the hotline');
  });

  it('has in it what is scheduled to have begun by then', async () => {
    const begins = new Date(Date.parse(NOW) + 2 * HOUR_MS);
    await house.publish(CHANGED, begins);
    // 10:00 UTC is 11:00 in the city.
    assert.equal((await ask(ASKED)).version, 1);
    assert.equal((await ask(ASKED, { at: '2030-05-02T12:59' })).version, 1);
    assert.equal((await ask(ASKED, { at: '2030-05-02T13:00' })).version, 2);
    assert.equal((await ask(ASKED, { at: '2030-05-01T13:00' })).version, 1);
  });

  it('names another city, and honestly knows nothing of what nobody published', async () => {
    const other = await ask('枫城停水吗');
    assert.deepEqual([other.kind, other.article], ['other_city', null]);
    assert.equal((await ask('能养鸽子吗')).kind, 'unknown');
  });
});
