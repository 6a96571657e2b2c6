import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';

/** Somebody in danger, where they are, their number, and then these words. */
function told(place: string, words: string, phone = '13512340000') {
  const chat = realChat();
  for (const text of ['我妈喘不上气', place, phone, words]) chat.say(text);
  const { address, phone: rung } = chat.state.personal.draft ?? {};
  return { chat, address: address?.value, phone: rung?.value };
}

describe('dialogs: a piece put right, and the rest kept', () => {
  const places = [
    ['曼哈顿广场B座2017', '不对 是A座', '曼哈顿广场A座2017'],
    ['曼哈顿广场B座2017', '不是2017 是2071', '曼哈顿广场B座2071'],
    [
      '嵩山路绿城百合 6号楼1单元1502',
      '楼号错了 是9号楼',
      '嵩山路绿城百合 9号楼1单元1502',
    ],
    ['嵩山路绿城百合 6号楼1单元1502', '打错了，二单元', '嵩山路绿城百合 6号楼二单元1502'],
    ['江山路8号院 5楼', '门牌不对 应该是6号院', '江山路6号院 5楼'],
    ['阳光花园3号楼', '那小区到底叫阳光花苑不是花园', '阳光花苑3号楼'],
    ['阳光花园3号楼', '不是阳光花园，是阳光家园', '阳光家园3号楼'],
    ['阳光新城12号楼', '是阳光心城 不是阳光新城', '阳光心城12号楼'],
    ['宜家花园2号楼', '算了还是写我的地址吧 迎宾路3号院', '迎宾路3号院'],
    ['宜家花园2号楼', '人不在那 现在在迎宾路3号院', '迎宾路3号院'],
    ['锦绣山河3-2-501', '不是3号楼 是5号楼', '锦绣山河5-2-501'],
    ['锦绣山河3-2-501', '不是501 是502', '锦绣山河3-2-502'],
  ] as const;
  for (const [place, words, value] of places) {
    it(`${place}: ${words}`, () => {
      const { chat, address, phone } = told(place, words);
      assert.equal(address, value);
      assert.equal(phone, '13512340000');
      assert.equal(chat.said[0], 'corrected');
      assert.ok(chat.text.includes(value), 'the whole of it is read back');
    });
  }

  const numbers = [
    ['这是我妈的手机 我的是13700009999', '13700009999'],
    ['啊 少打了一个字 是13700000009', '13700000009'],
    ['打错了 尾号是0008', '13512340008'],
    ['尾号打错了 8结尾', '13512340008'],
    ['不是0000是0001', '13512340001'],
    ['号码最后两位应该是36', '13512340036'],
    ['手机号前三位是139', '13912340000'],
    ['号码第三位是7', '13712340000'],
    ['号码倒数第二位是4', '13512340040'],
    ['1234改成4321', '13543210000'],
    ['last digit is wrong, it is 2', '13512340002'],
    ['my number ends with 8889', '13512348889'],
    ['it should end in 77', '13512340077'],
  ] as const;
  for (const [words, value] of numbers) {
    it(`the number: ${words}`, () => {
      const { chat, address, phone } = told('迎宾路3号院', words);
      assert.equal(phone, value);
      assert.equal(address, '迎宾路3号院');
      assert.equal(chat.said[0], 'corrected');
      assert.ok(chat.text.includes(value));
    });
  }

  for (const words of [
    '最后一次吃药是8号',
    '最后一顿是12点吃的',
    '社区电话63330000打不通',
    '我弟的电话是13900001234，也可以打',
    '不是3天 是4天了',
    '家里就2个人',
    '尾巴骨疼',
    '120让等40分钟',
    '高压180 低压110',
  ]) {
    it(`changes neither place nor number: ${words}`, () => {
      const { address, phone } = told('迎宾路3号院', words);
      assert.deepEqual([address, phone], ['迎宾路3号院', '13512340000']);
    });
  }

  it('says another age without denying one', () => {
    const chat = realChat();
    for (const text of ['孩子3岁发烧39度', '迎宾路3号院', '不对 4岁']) chat.say(text);
    assert.equal(chat.state.personal.draft?.patient?.value, '孩子，4岁');
    const ages = chat.state.personal.draft?.facts.filter(({ key }) => key === 'age');
    assert.deepEqual(
      ages?.map(({ value }) => value),
      ['4岁'],
    );
  });
});

describe('dialogs: an address in pieces', () => {
  const whole = [
    '紫荆山路60号金成国贸1号楼1单元14楼1403',
    '绿地新都会 2-B-1801',
    '第八大街 远大理想城 9#-1-1602',
    '裕鸿世界港 A区 5-1-602',
    '黄河路一百二十号院六号楼一单元二零一',
    '瀚海晴宇A2栋3单元夹层2号',
  ];
  for (const words of whole) {
    it(`is kept whole: ${words}`, () => {
      assert.equal(told(words, '谢谢').address, words);
    });
  }

  it('leaves out what is no place, and keeps it among the words', () => {
    const { chat, address } = told('正商城3号楼 门禁密码2580#', '谢谢');
    assert.equal(address, '正商城3号楼');
    const account = chat.state.personal.draft?.account.map(({ value }) => value);
    assert.ok(account?.some((words) => words.includes('2580#')));
  });

  it('comes one piece a message', () => {
    const chat = realChat();
    for (const text of ['我妈喘不上气', '7号楼', '1单元', '501', '正商城小区'])
      chat.say(text);
    assert.equal(chat.state.personal.draft?.address?.value, '正商城小区7号楼1单元501');
    assert.equal(chat.asked, 'flag', 'put twice, the number waits for the end');
    chat.say('一直喘');
    assert.equal(chat.asked, 'phone');
  });
});
