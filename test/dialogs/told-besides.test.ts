import assert from 'node:assert/strict';
import type { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

function told(...messages: readonly string[]): Chat {
  const chat = realChat();
  for (const message of messages) chat.say(message);
  return chat;
}

const details = ({ state }: Chat) => state.personal.draft;
const place = (chat: Chat) => details(chat)?.address?.value;
const facts = (chat: Chat, key: string) =>
  details(chat)?.facts.flatMap((fact) => (fact.key === key ? [fact.value] : []));

const FAINTED = ['我妈昏迷了', '金水区花园路5号院3号楼'] as const;

describe('dialogs: what helps to reach somebody', () => {
  it('is kept for the crew: code, gate, lift, key', () => {
    for (const [words, kept] of [
      ['密码是2580', '密码是2580'],
      ['门禁密码2580#', '门禁密码2580#'],
      ['密码锁 8765', '密码锁 8765'],
      ['小区北门进', '小区北门进'],
      ['电梯坏了', '电梯坏了'],
      ['电梯坏了没人修', '电梯坏了'],
      ['小区北门进不去', '小区北门进不去'],
      ['钥匙在门口花盆下面', '钥匙在门口花盆下面'],
      ['the door code is 2580', 'door code is 2580'],
    ] as const)
      assert.deepEqual(facts(told(...FAINTED, '13800002001', words), 'access'), [kept]);
  });

  it('is nothing of the sort in other words', () => {
    for (const words of ['支付密码2580', '血压180', '北门小区', '门诊开着'])
      assert.deepEqual(
        facts(told(...FAINTED, '13800002001', words), 'access'),
        [],
        words,
      );
  });

  it('joins a floor or a unit told later to the place', () => {
    const chat = told(...FAINTED, '13800002001', '电梯坏了 在8楼', '单元是2单元');
    assert.equal(place(chat), '花园路5号院3号楼2单元8楼');
    assert.deepEqual(facts(chat, 'access'), ['电梯坏了']);
  });

  it('is another number, with the words for when to ring it; the first stays', () => {
    const chat = told(...FAINTED, '13800002001', '晚上打13800002002');
    assert.equal(details(chat)?.phone?.value, '13800002001');
    assert.deepEqual(facts(chat, 'second_phone'), ['晚上打13800002002']);
    assert.deepEqual(
      facts(told(...FAINTED, '13800002001 没人接就拨我妈的13800002003'), 'second_phone'),
      ['没人接就拨我妈的13800002003'],
    );
    assert.equal(
      details(told(...FAINTED, '13800002001', '改成13800002002'))?.phone?.value,
      '13800002002',
    );
  });

  it('is a number plate, and no telephone of a service', () => {
    const chat = told('我在高速上胸口疼', '京港澳往北 快到圃田', '豫J12345');
    assert.deepEqual(facts(chat, 'plate'), ['豫J12345']);
    assert.notEqual(chat.said.at(-1), 'ask.phone.service');
    assert.equal(told(...FAINTED, '12345').said.at(-1), 'ask.phone.service');
  });
});

describe('dialogs: somebody on the road', () => {
  it('is found by way and place, and asked for what is missing in other words', () => {
    const chat = told('我在高速上胸口疼');
    assert.equal(place(chat), undefined, 'a sentence is no place');
    assert.equal(chat.said.at(-1), 'ask.address.road');
    chat.say('京港澳高速');
    assert.equal(chat.said.at(-1), 'ask.address.road_where');
    chat.say('往北 刚过薛店');
    assert.equal(place(chat), '京港澳高速，往北 刚过薛店');
    assert.equal(chat.asked, 'phone');
  });

  it('goes on to tell of it where the number to ring is asked, and no one takes a shrug for a road', () => {
    const chat = told('我在高速上胸口疼', '不知道哪条高速');
    assert.equal(chat.asked, 'address');
    chat.say('京港澳往北 快到圃田');
    assert.equal(chat.asked, 'phone');
    chat.say('过了圃田收费站');
    assert.equal(place(chat), '京港澳往北 快到圃田，过了圃田收费站');
  });

  it('is found by the number of the road', () => {
    const chat = told('高速上孩子突然抽了 我在开车咋办');
    assert.equal(chat.state.draft?.urgency, 'critical');
    chat.say('G30 郑州往洛阳 刚过上街');
    assert.equal(place(chat), 'G30 郑州往洛阳 刚过上街');
    assert.equal(chat.asked, 'phone');
    const english = told('my father has chest pain, we are on the motorway', 'G4');
    assert.equal(english.said.at(-1), 'ask.address.road_where');
  });
});

describe('dialogs: more ways of telling a place or a number', () => {
  const places: readonly (readonly [string, string])[] = [
    ['502 2单元 3号楼 康桥华城 陇海路 管城区', '502 2单元 3号楼 康桥华城 陇海路'],
    ['马路边上 不知道啥路 对面有个中国石化', '对面有个中国石化'],
  ];
  for (const [words, kept] of places)
    it(words, () => assert.equal(place(told('我妈昏迷了', words)), kept));

  it('takes what is taken back in the same breath for none', () => {
    const chat = told('我爸昏迷 在二七区 不对 是管城区 航海路 银基王朝 9号楼');
    assert.equal(chat.state.draft?.district, 'guancheng');
    assert.equal(place(chat), '航海路 银基王朝 9号楼');
  });

  it('reads coordinates', () => {
    for (const words of [
      '34.7578,113.6486',
      '113.6486 34.7578',
      '北纬34.7578 东经113.6486',
    ]) {
      const { latitude, longitude } =
        details(told('我妈喘不上来气', words))?.location?.value ?? {};
      assert.deepEqual([latitude, longitude], [34.7578, 113.6486], words);
    }
    assert.equal(details(told('我妈喘不上来气', '36.5,98.2'))?.location, undefined);
  });

  it('asks which isolation hospital', () => {
    const chat = told('I am in an isolation hospital with no blood for me, 39 weeks');
    assert.equal(place(chat), undefined);
    assert.equal(chat.said.at(-1), 'ask.address.hospital');
    assert.deepEqual(facts(chat, 'hospital'), []);
    assert.deepEqual(facts(told('RH阴性 39周 在隔离医院 没有血'), 'hospital'), []);
  });

  it('keeps the address told with the district', () => {
    const chat = told('小区没暖气', '郑东新区 绿地新都会 2-B-1801');
    assert.equal(chat.state.draft?.district, 'zhengdong');
    assert.equal(place(chat), '绿地新都会 2-B-1801');
    assert.equal(place(told('小区没暖气', '金水区')), undefined);
  });

  it('reads a number in halves, or with spaces', () => {
    for (const [words, number] of [
      ['手机尾号7018 前面是1380000', '13800007018'],
      ['前面是1380000 后四位7018', '13800007018'],
      ['0371 6555 1234', '037165551234'],
    ] as const) {
      const chat = told(...FAINTED, words);
      assert.equal(details(chat)?.phone?.value, number);
      assert.equal(place(chat), '花园路5号院3号楼');
    }
  });

  it('puts two fields right in one message, and the room of an inn', () => {
    const chat = told(
      ...FAINTED,
      '13811110000',
      '地址和电话都写错了 地址是碧沙岗路 电话13811110001',
    );
    assert.equal(place(chat), '碧沙岗路');
    assert.equal(details(chat)?.phone?.value, '13811110001');
    assert.equal(place(told('我孩子抽搐', '如家 308', '不对 是309')), '如家 309');
    assert.equal(
      place(told('我孩子抽搐', '汉庭酒店 房间号8316', '房间号是8318')),
      '汉庭酒店 房间号8318',
    );
    const both = told(
      ...FAINTED,
      '13811110000',
      '电话和地址都要改 电话13900001111 地址二七区大学路8号院',
    );
    assert.equal(both.state.draft?.district, 'erqi');
    assert.equal(place(both), '大学路8号院');
  });
});
