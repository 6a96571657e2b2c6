import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';

/** Small things that people do, told to the real understanding and the sample city. */
describe('dialogs: as people write', () => {
  it('says the rule to a question about their own need, and takes the request in', () => {
    const chat = realChat();
    chat.say('老母亲92了瘫在床上，社区让下楼做核酸，能不能上门');
    assert.deepEqual(chat.said, ['policy.answer', 'understood', 'ask.district']);
    assert.equal(chat.state.draft?.category, 'policy');
    assert.equal(chat.state.draft?.categorySure, true);
  });

  it('takes names, people and estates as answers, whatever else they could mean', () => {
    const chat = realChat();
    chat.say('我家没菜了，金水区，封控区');
    chat.say('富田太阳城');
    assert.equal(chat.asked, 'who');
    chat.say('全家');
    assert.equal(chat.asked, 'contact_name');
    chat.say('张');
    assert.equal(chat.asked, 'phone');
    const details = chat.state.personal.draft;
    assert.equal(details?.address?.value, '富田太阳城');
    assert.equal(details?.patient?.value, '全家');
    assert.equal(details?.contactName?.value, '张');
  });

  it('takes no cry, medicine or district for an address', () => {
    for (const words of ['快点啊', '降压药', '我在二七区', '小区出不去', '我自己']) {
      const chat = realChat();
      chat.say('我妈降压药断药了');
      chat.say(words);
      assert.equal(chat.asked, 'address', words);
    }
  });

  it('goes on to the number after two answers without a place, and takes it then', () => {
    const chat = realChat();
    for (const words of ['我妈降压药断药了', '她血压一直高', '小区出不去'])
      chat.say(words);
    assert.equal(chat.asked, 'phone');
    chat.say('淮河路绿云小区5号楼');
    assert.equal(chat.state.personal.draft?.address?.value, '淮河路绿云小区5号楼');
  });

  it('asks once more for the place when all else is told', () => {
    const chat = realChat();
    for (const words of ['我爸晕倒了', '在家', '就在家里啊', '13800001234', '有呼吸'])
      chat.say(words);
    for (let more = 0; more < 6 && chat.asked !== 'address'; more += 1)
      chat.say('不知道');
    assert.equal(chat.asked, 'address');
    chat.say('不知道门牌');
    assert.notEqual(chat.asked, 'address');
  });

  it('asks what happened when only a place and a number came', () => {
    const chat = realChat();
    chat.say('金水区绿城花园3号楼，13800001234');
    assert.deepEqual(chat.said, ['noted.fields', 'ask.what']);
    assert.match(chat.text, /绿城花园3号楼.*13800001234/su);
    assert.equal(chat.state.personal.draft?.address?.value, '绿城花园3号楼');
    chat.say('家里停水三天了');
    assert.equal(chat.asked, 'zone', 'and nothing of it again');
  });

  it('takes the district where the category was asked', () => {
    const chat = realChat();
    chat.say('我要反映一件事，社区没人理');
    assert.equal(chat.asked, 'category');
    chat.say('惠济区');
    assert.deepEqual(chat.said, ['noted', 'ask.category.again']);
    assert.equal(chat.state.draft?.district, 'huiji');
  });

  it('asks nobody for ever', () => {
    const chat = realChat();
    chat.say('小区路灯坏了，金水区经三路5号院');
    const first = chat.asked;
    for (const words of ['天黑看不见', '老人摔过', '反映好几回了']) chat.say(words);
    assert.notEqual(chat.asked, first);
  });

  it('answers thanks, a robot’s question, anger and emoji in kind', () => {
    for (const [words, reply] of [
      ['谢谢你们，昨天送的药收到了', 'thanks'],
      ['你是机器人吗', 'about_bot'],
      ['那我跟你说有用吗', 'about_bot'],
      ['他妈的你们到底管不管', 'abuse'],
      ['垃圾平台', 'abuse'],
      ['给我讲个笑话', 'greeting'],
      ['我在西安，西安现在隔离几天', 'policy.other_city'],
    ] as const) {
      const chat = realChat();
      chat.say(words);
      assert.deepEqual(chat.said, [reply], words);
    }
    const chat = realChat();
    chat.say('你好');
    chat.say('😭😭😭');
    assert.deepEqual(chat.said, ['wordless']);
  });

  it('hears a correction that begins with no', () => {
    const chat = realChat();
    chat.say('我家没菜了，金水区');
    chat.say('封控区');
    chat.say('不对是管控区');
    assert.equal(chat.state.draft?.zone, 'controlled');
    chat.say('地址是花园路100号院');
    chat.say('改成花园路110号院2号楼');
    assert.equal(chat.state.personal.draft?.address?.value, '花园路110号院2号楼');
  });

  it('takes no name, relative or question for the place of an emergency', () => {
    for (const words of ['我叫李慧', '我姓王', '我爸', '还有多久']) {
      const chat = realChat();
      chat.say('我孕39周+4，熊猫血，现在肚子一阵一阵疼');
      chat.say(words);
      assert.equal(chat.state.personal.draft?.address, undefined, words);
    }
  });

  it('lets nobody be pressed for a telephone number', () => {
    for (const words of ['我不想留电话', '不给电话', '电话就不留了']) {
      const chat = realChat();
      chat.say('我要求助');
      chat.say('我们小区的快递站关了一个星期，寄的东西拿不到');
      for (let turn = 0; turn < 10 && chat.asked !== 'phone'; turn++) chat.say('跳过');
      assert.equal(chat.asked, 'phone');
      chat.say(words);
      assert.notEqual(chat.asked, 'phone', words);
      assert.ok(!chat.text.includes(words), words);
    }
  });

  it('changes the language in the middle and back', () => {
    const chat = realChat();
    chat.say('管控区怎么去透析');
    chat.say('English please');
    assert.deepEqual(chat.said, ['language.switched']);
    chat.say('what is the phone number?');
    assert.deepEqual(chat.said, ['policy.no_phone']);
    assert.doesNotMatch(chat.text, /\p{Script=Han}/u);
    chat.say('中文');
    assert.deepEqual(chat.said, ['language.switched']);
  });

  it('asks no zone of somebody in danger, whatever they ask', () => {
    const chat = realChat();
    chat.say('孩子从楼梯摔下来头破了流好多血');
    chat.say('能去哪个医院');
    assert.equal(chat.asked, 'address');
  });

  it('says that what is being told is not submitted yet', () => {
    const chat = realChat();
    chat.say('小区路灯坏了，金水区经三路5号院');
    chat.say('进度');
    assert.equal(chat.said[0], 'status.draft');
  });

  it('keeps what is asked of a red flag where the hand-off looks for it', () => {
    const chat = realChat();
    chat.say('孩子刚才被狗咬了流血，金水区红专路98号院，13900000000');
    assert.equal(chat.asked, 'flag');
    chat.say('邻居家的狗，半小时前');
    const keys = chat.state.personal.draft?.facts.map(({ key }) => key);
    assert.ok(keys?.includes('bitten_at'));
    assert.ok(keys?.includes('animal_and_owner'));
  });

  it('hears how people say it in English', () => {
    const chat = realChat();
    chat.say(
      'Our heating has been broken for three days in Jinshui district, building 3',
    );
    while (chat.asked !== 'contact_name') chat.tap(`skip:${chat.asked}`);
    for (const answer of ['John Smith', '13800001234', 'I agree', 'Yes, submit it!'])
      chat.say(answer);
    assert.equal(chat.said[0], 'filed');
    chat.say('What is the status?');
    assert.match(chat.said[0] ?? '', /^status\./);
  });
});
