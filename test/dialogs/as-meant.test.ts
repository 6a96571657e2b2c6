import assert from 'node:assert/strict';
import { holdsWords, initialState } from '../../dialogs/state.ts';
import { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

const FOOD = { intent: 'file_request', category: 'food', urgency: 'normal' } as const;
const BLEEDS = {
  intent: 'file_request',
  category: 'medical',
  flags: ['labour_bleeding'],
} as const;

function at(question: string, meaning: { category: string } = FOOD): Chat {
  const chat = new Chat();
  chat.say('家里没有菜了', { ...FOOD, ...meaning });
  while (chat.asked && chat.asked !== question) {
    if (chat.asked === 'consent') chat.tap('consent:yes');
    else chat.tap(`skip:${chat.asked}`);
  }
  assert.equal(chat.asked, question);
  return chat;
}

describe('dialogs: a number typed', () => {
  it('is an answer where there is nothing to choose but passing over', () => {
    const chat = new Chat();
    chat.say('她在流血', BLEEDS);
    while (chat.asked !== 'flag') chat.tap(`skip:${chat.asked}`);
    chat.say('1');
    assert.deepEqual(chat.state.draft?.skipped.includes('flag'), false);
    assert.ok(chat.state.personal.draft?.facts.some(({ value }) => value === '1'));
  });

  it('passes nothing over at the address', () => {
    const chat = at('address');
    chat.say('1');
    assert.equal(chat.asked, 'address');
  });

  it('passes over a name, which no number is', () => {
    const chat = at('contact_name');
    chat.say('1');
    assert.notEqual(chat.asked, 'contact_name');
    assert.ok(chat.state.draft?.skipped.includes('contact_name'));
  });

  it('chooses where there is a choice', () => {
    const chat = at('district');
    chat.say('3');
    assert.equal(chat.state.draft?.district, 'd3');
    const fresh = new Chat();
    fresh.say('你好', { intent: 'greeting' });
    fresh.say('1');
    assert.equal(fresh.asked, 'what');
  });
});

describe('dialogs: consent refused', () => {
  it('files nothing, whatever is said politely afterwards', () => {
    const chat = at('consent');
    chat.tap('consent:no');
    chat.say('好的');
    chat.say('好的');
    chat.say('确认');
    assert.equal(chat.did('open_case').length, 0);
    assert.equal(chat.state.draft?.consent, 'pending');
    assert.equal(chat.state.draft?.filedAt, null);
  });

  it('takes back what was given before, also from an older card', () => {
    const chat = at('confirm');
    const confirm = chat.state.asked?.choices[0]?.id ?? '';
    chat.receive({ choice: 'consent:no' });
    assert.equal(chat.state.draft?.consent, 'pending');
    chat.receive({ choice: confirm });
    assert.equal(chat.did('open_case').length, 0);
    assert.equal(chat.asked, 'consent');
  });

  it('goes on by the word itself', () => {
    const chat = at('consent');
    chat.tap('consent:no');
    chat.say('同意');
    assert.equal(chat.asked, 'confirm');
    chat.tap('confirm:');
    const [opened] = chat.did('open_case');
    assert.ok(opened?.do === 'open_case');
    assert.equal(opened.consent, 'given');
  });
});

describe('dialogs: "this is another matter"', () => {
  it('tapped twice, or later, keeps the request being told', () => {
    const chat = at('confirm');
    chat.tap('confirm:');
    chat.say('电梯也坏了', { category: 'food?' });
    assert.deepEqual(chat.said, ['added']);
    chat.tap('do:new');
    const id = chat.state.draft?.id;
    chat.say('已经停了三天，老人下不了楼');
    chat.receive({ choice: 'do:new' });
    assert.equal(chat.state.draft?.id, id);
    assert.deepEqual(
      chat.state.personal.draft?.account.map(({ value }) => value),
      ['电梯也坏了', '已经停了三天，老人下不了楼'],
    );
  });
});

describe('dialogs: an endless account', () => {
  it('keeps the first forty entries', () => {
    const chat = at('address');
    for (let n = 0; n < 60; n += 1) {
      chat.say(`第${n}天还是没有菜，楼里的人都着急`, { category: 'food' });
    }
    assert.equal(chat.state.personal.draft?.account.length, 40);
    assert.equal(chat.state.personal.draft?.account[0]?.value, '家里没有菜了');
  });

  it('keeps eight thousand characters, fifty photos and forty facts', () => {
    const chat = at('address');
    for (let n = 0; n < 20; n += 1) chat.say(`${n}没有菜`.repeat(200), FOOD);
    for (let n = 0; n < 60; n += 1) {
      chat.receive({ media: [{ id: `p${n}`, contentType: 'image/jpeg' }] });
    }
    for (let n = 0; n < 60; n += 1)
      chat.say(`家里的药${n}也已经没有了`, { medicines: [`药${n}`] });
    const details = chat.state.personal.draft;
    const length = details?.account.reduce((sum, { value }) => sum + value.length, 0);
    assert.equal(length, 8_000);
    assert.equal(details?.media.length, 50);
    assert.equal(details?.facts.length, 40);
  });
});

describe('dialogs: a category passed over', () => {
  it('is not the guess that nobody confirmed', () => {
    const chat = at('category', { category: 'medical?' });
    chat.tap('skip:category');
    while (chat.asked !== 'consent') chat.tap(`skip:${chat.asked}`);
    chat.tap('consent:yes');
    chat.tap('confirm:');
    const [opened] = chat.did('open_case');
    assert.ok(opened?.do === 'open_case');
    assert.equal(opened.category, 'other');
  });

  it('is not guessed again, but heard when said clearly', () => {
    const chat = at('category', { category: 'medical?' });
    chat.tap('skip:category');
    chat.say('家里一直没有收到东西', { category: 'medical?' });
    assert.equal(chat.state.draft?.category, null);
    chat.say('家里没有菜，送菜的不来', { category: 'food' });
    assert.equal(chat.state.draft?.category, 'food');
  });
});

describe('dialogs: two questions in one message', () => {
  it('answers the one, and says of the other that nothing is known', () => {
    const chat = realChat();
    chat.say('管控区怎么去透析？能不能养鸽子？');
    assert.deepEqual(chat.said, ['policy.answer']);
    assert.match(chat.text, /专车/);
    assert.match(chat.text, /“能不能养鸽子”这一问，我没有查到正式规定/);
    assert.ok(chat.last?.replies[0]?.phones.includes('12345'));
  });
});

describe('dialogs: what must not lie about for ever', () => {
  it('is a request put aside, too', () => {
    const chat = realChat();
    chat.say('我家没菜了，住金水区');
    chat.say('孩子刚才被狗咬了流血');
    const { state } = chat;
    const alone = { ...state, draft: null, personal: { ...state.personal, draft: null } };
    assert.notEqual(alone.personal.aside, null);
    assert.equal(holdsWords(alone), true);
    assert.equal(holdsWords(initialState('zh')), false);
  });
});
