import assert from 'node:assert/strict';
import { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

const known = (chat: Chat) => chat.state.personal.draft?.address?.value;

const BLEEDS = {
  intent: 'file_request',
  category: 'medical',
  flags: ['labour_bleeding'],
} as const;

/** An urgent case whose address is told only in part. */
function urgentAt(words: string): Chat {
  const chat = new Chat();
  chat.say('她在流血', BLEEDS);
  chat.say(words, { address: words });
  assert.equal(known(chat), words);
  assert.notEqual(chat.asked, 'address');
  return chat;
}

describe('dialogs: half an address', () => {
  const table = [
    ['3号楼2单元', '银河花园3号楼2单元501', '银河花园3号楼2单元501'],
    ['银河花园', '银河花园3号楼2单元501', '银河花园3号楼2单元501'],
    ['银河花园', '3号楼2单元501', '银河花园3号楼2单元501'],
  ] as const;
  for (const [first, then, whole] of table) {
    it(`${first}, then ${then}`, () => {
      const chat = urgentAt(first);
      chat.say(then, { address: then });
      assert.equal(known(chat), whole);
      assert.equal(chat.said[0], 'corrected');
    });
  }

  it('loses nothing else that came with the rest', () => {
    const chat = urgentAt('银河花园');
    chat.say('银河花园3号楼2单元，13800001234', {
      address: '银河花园3号楼2单元',
      phone: '13800001234',
    });
    assert.equal(known(chat), '银河花园3号楼2单元');
    assert.equal(chat.state.personal.draft?.phone?.value, '13800001234');
  });

  it('gives way to nothing shorter, and a full one to no other', () => {
    const chat = urgentAt('银河花园3号楼2单元');
    for (const other of ['银河花园', '平安里5号院12号楼3单元1201']) {
      chat.say(other, { address: other });
      assert.equal(known(chat), '银河花园3号楼2单元', other);
    }
  });
});

describe('dialogs: the address asked for', () => {
  function asked(trouble = '我妈降压药断药了'): Chat {
    const chat = realChat();
    chat.say(trouble);
    chat.say('金水区');
    while (chat.asked !== 'address') chat.tap(`skip:${chat.asked}`);
    return chat;
  }

  it('keeps the whole answer', () => {
    for (const [words, value] of [
      ['郑大西南生活区3号楼2单元501', '郑大西南生活区3号楼2单元501'],
      ['我家住在银河花园3号楼后面的平房', '银河花园3号楼后面的平房'],
      ['Huayuan Road 12, building 4', 'Huayuan Road 12, building 4'],
    ] as const) {
      const chat = asked();
      chat.say(words);
      assert.equal(known(chat), value);
    }
  });

  const calmly = () => asked('我家没菜了');

  it('is asked again where it is a place of everybody', () => {
    for (const words of ['这个小区', '在家', '就在俺家']) {
      const chat = calmly();
      chat.say(words);
      assert.deepEqual([known(chat), chat.asked], [undefined, 'address'], words);
    }
  });

  it('leaves the district that was told, whatever lies nearby', () => {
    const chat = calmly();
    chat.say('北龙湖金水大道');
    assert.equal(chat.state.draft?.district, 'jinshui');
    assert.equal(known(chat), '北龙湖金水大道');
  });

  it('goes back where that is all that is said', () => {
    const chat = calmly();
    chat.say('回到上一个');
    assert.equal(known(chat), undefined);
    assert.notEqual(chat.asked, 'address');
  });

  it('takes no piece of a sentence', () => {
    const chat = asked();
    for (const words of ['能够协调社区', '但小区', '希望社区送药', '这边小区封了']) {
      chat.say(words);
      assert.equal(known(chat), undefined, words);
    }
  });

  it('keeps the rest where only a piece of it is corrected', () => {
    for (const [words, change, value] of [
      ['幸福小区3号楼', '地址改成5号楼', '幸福小区5号楼'],
      ['幸福小区3号楼2单元501', '地址改成3单元', '幸福小区3号楼3单元501'],
      ['幸福小区3号楼', '地址改成银河花园2号楼', '银河花园2号楼'],
    ] as const) {
      const chat = asked();
      chat.say(words);
      chat.say(change);
      assert.equal(known(chat), value);
    }
  });

  it('is nobody: who is ill is corrected by no address', () => {
    const chat = asked();
    chat.say('幸福小区3号楼');
    const before = chat.state.personal.draft?.patient?.value;
    chat.say('写错了，需要帮助的人是银河花园2号楼');
    assert.equal(chat.state.personal.draft?.patient?.value, before);
  });
});
