/** A message that the resident edits is understood anew, in the place of its old words. */
import assert from 'node:assert/strict';
import { withdrawn } from '../../dialogs/withdrawn.ts';
import { account, realChat } from './real-city.ts';

const details = (chat: ReturnType<typeof realChat>) => chat.state.personal.draft;

function said(...words: readonly string[]) {
  const chat = realChat();
  for (const each of words) chat.say(each);
  return chat;
}

describe('dialogs: a message in other words', () => {
  it('has them in the account in the place of the old ones', () => {
    const chat = said('小区路灯坏了', '楼道里的灯也不亮，老人晚上不敢下楼');
    chat.edit('m1', '小区路灯坏了两盏');
    assert.deepEqual(account(chat), [
      '小区路灯坏了两盏',
      '楼道里的灯也不亮，老人晚上不敢下楼',
    ]);
  });

  const rightNow: readonly (readonly [
    string,
    readonly string[],
    string,
    string,
    RegExp,
  ])[] = [
    [
      'an address',
      ['我妈喘不上气，住迎宾路3号院'],
      'm1',
      '我妈喘不上气，住迎宾路5号院',
      /迎宾路5号院/,
    ],
    [
      'an answer',
      ['我妈喘不上气', '迎宾路3号院2单元'],
      'm2',
      '迎宾路3号院3单元',
      /3单元/,
    ],
    [
      'another place',
      ['我妈喘不上气', '阳光花园3号楼'],
      'm2',
      '金水花园3号楼',
      /金水花园3号楼/,
    ],
  ];
  for (const [what, words, id, edited, address] of rightNow) {
    it(`puts right ${what}: ${edited}`, () => {
      const chat = said(...words);
      chat.edit(id, edited);
      assert.match(details(chat)?.address?.value ?? '', address);
    });
  }

  it('puts right a phone number, and the age of somebody', () => {
    const chat = said('我爸胸口疼', '迎宾路3号院2单元', '13512340000');
    chat.edit('m3', '13512340009');
    assert.equal(details(chat)?.phone?.value, '13512340009');
    const other = said('我妈喘不上气，76岁');
    other.edit('m1', '我妈喘不上气，67岁');
    assert.match(details(other)?.patient?.value ?? '', /67/);
    const ages = details(other)?.facts.filter(({ key }) => key === 'age');
    assert.deepEqual(
      ages?.map(({ value }) => value),
      ['67岁'],
    );
  });

  it('puts right the district and the matter of a request', () => {
    const chat = said('金水区小区垃圾没人收');
    assert.equal(chat.state.draft?.district, 'jinshui');
    chat.edit('m1', '二七区小区垃圾没人收');
    assert.equal(chat.state.draft?.district, 'erqi');
  });

  it('loses nothing that the new words leave out', () => {
    const chat = said('我妈喘不上气，76岁，住迎宾路3号院，电话13512340000');
    chat.edit('m1', '我妈喘不上气了');
    assert.deepEqual(account(chat), ['我妈喘不上气了']);
    assert.match(details(chat)?.address?.value ?? '', /迎宾路3号院/);
    assert.equal(details(chat)?.phone?.value, '13512340000');
    assert.match(details(chat)?.patient?.value ?? '', /76/);
  });

  it('sees an emergency that the edit tells', () => {
    const chat = said('在吗');
    const { commands } = chat.edit('m1', '我爸胸口疼得厉害');
    assert.ok(commands.some((command) => command.do === 'open_case'));
    assert.equal(chat.state.draft?.urgency, 'critical');
  });

  it('sees it in an old message of another matter too', () => {
    const chat = said('在吗', '小区路灯坏了', '金水区');
    chat.edit('m1', '我爸胸口疼得厉害');
    assert.ok(chat.did('request_person').length > 0);
  });

  it('takes no danger back: a person looks', () => {
    const chat = said('我爸胸口疼得厉害');
    const before = chat.state.draft?.urgency;
    chat.edit('m1', '我爸没事');
    assert.equal(chat.state.draft?.urgency, before);
    assert.ok((details(chat)?.flags.length ?? 0) > 0);
    assert.deepEqual(account(chat), ['我爸没事']);
  });

  it('sounds no second alarm where only a slip was mended', () => {
    const chat = said('我爸胸口腾得厉害，胸口疼', '迎宾路3号院');
    const opened = chat.did('open_case').length;
    chat.edit('m1', '我爸胸口疼得厉害，胸口疼');
    assert.equal(chat.did('open_case').length, opened);
    assert.ok(!chat.said.some((say) => say === 'emergency.critical'));
  });

  it('goes on with the question that stands', () => {
    const chat = said('小区路灯坏了两盏');
    const { asked } = chat;
    chat.edit('m1', '小区路灯坏了三盏');
    assert.equal(chat.asked, asked);
  });

  it('opens nothing again that was said long before and is settled', () => {
    const chat = said('小区路灯坏了', '取消');
    chat.tap('cancel:delete');
    chat.say('谢谢');
    const { draft } = chat.state;
    const { replies, commands } = chat.edit('m1', '小区的路灯坏了');
    assert.deepEqual(replies, []);
    assert.deepEqual(commands, []);
    assert.deepEqual(chat.state.draft, draft);
  });

  it('answers the last question about the rules anew', () => {
    const chat = said('封控区能出小区吗');
    chat.edit('m1', '防范区能出小区吗');
    assert.ok(chat.said.length > 0);
  });

  it('says nothing to an edit that says nothing', () => {
    const chat = said('小区路灯坏了两盏', '你好');
    const { replies } = chat.edit('m2', '你好呀…');
    assert.ok(replies.every(({ say }) => say !== 'lost'));
  });

  it('keeps a position that moves, and says nothing more to it', () => {
    const chat = said('我妈喘不上气');
    const location = { latitude: 34.75, longitude: 113.62 };
    chat.receive({ location });
    chat.edit('m2', '', { location: { ...location, latitude: 34.76 } });
    assert.equal(details(chat)?.location?.value.latitude, 34.76);
    assert.deepEqual(chat.last?.replies, []);
  });

  it('watches beside an agent, and stays silent', () => {
    const chat = said('我爸胸口疼得厉害', '迎宾路3号院');
    chat.owner = 'agent';
    for (const each of chat.cases) chat.change(each.id, { withPerson: true });
    const { replies } = chat.edit('m2', '迎宾路5号院');
    assert.deepEqual(replies, []);
    assert.match(details(chat)?.address?.value ?? '', /5号院/);
  });

  it('hears of old words that come late only what must not be missed', () => {
    const chat = said('小区路灯坏了三盏');
    assert.deepEqual(chat.edit('m1', '小区路灯坏了', { late: true }).replies, []);
    assert.deepEqual(account(chat), ['小区路灯坏了三盏']);
    const { commands } = chat.edit('m1', '我爸胸口疼得厉害', { late: true });
    assert.ok(commands.some((command) => command.do === 'open_case'));
  });
});

describe('dialogs: late words beside those that took their place', () => {
  it('keep both in the account, where they tell danger', () => {
    const chat = said('我爸不舒服，住迎宾路3号院');
    chat.edit('m1', '我爸胸口疼得厉害', { late: true });
    assert.deepEqual(account(chat), ['我爸不舒服，住迎宾路3号院', '我爸胸口疼得厉害']);
    assert.equal(chat.state.draft?.urgency, 'critical');
  });
});

describe('dialogs: a message taken back', () => {
  it('leaves nothing of a request that nobody works on', () => {
    const chat = said('小区路灯坏了，住迎宾路3号院');
    const state = withdrawn(chat.state, 'm1', []);
    assert.equal(state.draft, null);
    assert.equal(state.asked, null);
    assert.ok(!JSON.stringify(state).includes('迎宾路'));
  });

  it('leaves what other messages told', () => {
    const chat = said('小区路灯坏了', '住迎宾路3号院', '电话13512340000');
    const state = withdrawn(chat.state, 'm3', []);
    assert.equal(state.personal.draft?.phone, undefined);
    assert.ok(
      state.personal.draft?.account.some(({ value }) => value === '小区路灯坏了'),
    );
  });

  it('leaves to a case what it works with, without the words', () => {
    const chat = said('我爸胸口疼得厉害，住迎宾路3号院');
    const { personal, draft } = withdrawn(chat.state, 'm1', []);
    assert.deepEqual(personal.draft?.account, []);
    assert.match(personal.draft.address?.value ?? '', /迎宾路3号院/);
    assert.ok(personal.draft.flags.length > 0);
    assert.equal(draft?.urgency, 'critical');
  });
});
