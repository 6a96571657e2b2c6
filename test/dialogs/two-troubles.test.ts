import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';

/** Danger told inside a form about something else: neither is lost. */
describe('dialogs: two troubles', () => {
  function interrupted() {
    const chat = realChat();
    chat.say('我家没菜了，住金水区');
    chat.say('孩子刚才被狗咬了流血');
    return chat;
  }

  it('gives the danger a case of its own, with the first words in it', () => {
    const chat = interrupted();
    const [opened] = chat.did('open_case');
    assert.ok(opened?.do === 'open_case');
    assert.equal(opened.urgency, 'critical');
    assert.equal(opened.category, 'medical');
    assert.equal(opened.district, 'jinshui');
    assert.deepEqual(
      opened.details.account.map(({ value }) => value),
      ['我家没菜了，住金水区', '孩子刚才被狗咬了流血'],
    );
    assert.equal(chat.did('request_person').length, 1);
  });

  it('says that the first request waits, once nothing urgent is asked any more', () => {
    const chat = interrupted();
    for (const answer of [
      '红专路98号院2号楼',
      '13900000000',
      '刚才，邻居的狗',
      '手上破皮',
    ])
      chat.say(answer);
    assert.deepEqual(chat.said, ['emergency.noted', 'aside']);
    assert.match(chat.text, /我家没菜了/);
  });

  it('takes it up again and files it as what it is', () => {
    const chat = interrupted();
    while (chat.asked && chat.asked !== 'menu') chat.tap(`skip:${chat.asked}`);
    chat.say('继续');
    assert.equal(chat.said[0], 'resumed');
    assert.equal(chat.state.draft?.category, 'food');
    assert.deepEqual(
      chat.state.personal.draft?.account.map(({ value }) => value),
      ['我家没菜了，住金水区'],
    );
    while (chat.asked && chat.asked !== 'consent') chat.tap(`skip:${chat.asked}`);
    chat.tap('consent:yes');
    chat.tap('confirm:');
    const opened = chat.did('open_case');
    assert.deepEqual(
      opened.map((each) => each.do === 'open_case' && each.category),
      ['medical', 'food'],
    );
  });

  it('knows the danger again while the first request is told', () => {
    const chat = interrupted();
    while (chat.asked && chat.asked !== 'menu') chat.tap(`skip:${chat.asked}`);
    chat.say('继续');
    chat.later(40 * 60_000);
    chat.say('孩子被狗咬的伤口一直流血，现在发抖');
    assert.equal(chat.did('open_case').length, 1, 'no second case for the same bite');
    assert.equal(chat.state.draft?.category, 'medical');
  });

  it('keeps one case where the danger is part of the story', () => {
    const chat = realChat();
    chat.say('我爸肚子不舒服，想去医院，在二七区');
    chat.say('他现在吐血了');
    assert.equal(chat.state.personal.aside, null);
    assert.equal(chat.state.personal.draft?.account.length, 2);
  });
});
