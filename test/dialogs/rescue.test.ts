import assert from 'node:assert/strict';
import type { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

function told(...messages: readonly string[]): Chat {
  const chat = realChat();
  for (const words of messages) chat.say(words);
  return chat;
}

const flags = (chat: Chat) => chat.state.personal.draft?.flags.map(({ id }) => id) ?? [];

describe('what somebody near can do is said at once', () => {
  for (const [words, number, advice] of [
    ['刚在家生了 孩子不哭 也不动', '120', /擦干、来回搓背/],
    ['孩子生下来了 胎盘没下来 一直流血', '120', /别拉脐带、别拽胎盘/],
    ['孩子掉河里了', '119', /同时打 120[\s\S]*别下水/],
    ['有人掉冰窟窿里了', '119', /别上冰/],
    ['南环公园湖上的冰塌了 人掉下去了', '119', /别上冰/],
    ['我同学跳进贾鲁河了', '119', /别下水/],
    ['有人掉进东风渠了', '119', /别下水/],
    ['大爷跳黄河了', '119', /别下水/],
    ['对面塔吊上有个工人要跳', '110', /同时打 119/],
    ['有个女的爬上天桥栏杆外头了', '110', /同时打 119/],
    ['隔壁姑娘坐窗台上哭着要跳', '110', /同时打 119/],
    ['女儿自己锁在车里 才两岁', '119', /破拆开门/],
    ['弟弟把磁力珠吞了', '120', /别催吐/],
    ['刚生完 胎盘还在里头 血哗哗的', '120', /别拉脐带/],
    ['我老公喝了农药躺在地上', '120', /不要催吐/],
    ['隔壁孩子又被打了 哭得撕心裂肺 听着瘆人', '110', /别一个人上门去拦/],
    ['my son fell into the river', '119', /Do not go into the water/],
    ['我朋友要跳楼 在大卫城楼顶', '110', /同时打 119/],
    ['我闺女说不想活了', '120', /一刻别让他一个人/],
    ['我爸吐血了', '120', /侧躺，头偏向一边/],
    ['宝宝呛奶了 脸发紫', '120', /趴在您小臂上/],
    ['三岁娃反锁在屋里 灶上开着火', '119', /离灶台、窗户远一点/],
    ['奶奶九十一摔倒了起不来 我扶不动', '120', /先别硬扶/],
    ['我妈头晕恶心老想睡 血糖二十多', '120', /胰岛素别自己加打/],
    ['乘客晕倒在车上了', '120', /有呼吸：放成侧卧/],
    ['wo ba xiong kou teng', '120', /停下所有活动/],
    ['有人撬我家门', '110', /躲进能反锁的房间/],
    ['楼上男的打老婆 打得嗷嗷叫', '110', /别一个人上门去拦/],
    ["baby's fever is 40 and he is shaking", '120', /Roll onto the side/],
  ] as const)
    it(words, () => {
      const chat = told(words);
      assert.equal(chat.said[0], 'emergency.critical');
      assert.match(chat.text, new RegExp(`^(?:请现在就拨打|Ring) ${number}`));
      assert.match(chat.text, advice);
      assert.doesNotMatch(chat.text, /谢谢您说出来|放下药和刀/);
    });

  for (const [words, advice] of [
    ['鱼刺卡住了', /别喝醋/],
    ['孩子吃了硬币', /别催吐/],
    ['医生给我爸打了一针 现在身上起疹子', /马上停用那个药/],
  ] as const)
    it(`what makes it worse: ${words}`, () => {
      const chat = told(words);
      assert.match(chat.said[0] ?? '', /^emergency\./);
      assert.match(chat.text, advice);
    });

  for (const [danger, asked, answer] of [
    ['刚生的娃没哭声 软软的', '怎么救', /口对口|罩住他的口和鼻/],
    ['宝宝呛奶了 脸发紫', '怎么拍', /前臂/],
    ['孩子吃了硬币', '要不要催吐', /别催吐/],
    ['鱼刺卡住了', '能喝醋吗', /别喝醋/],
    ['孩子掉河里了', '我会游泳 能下去救吗', /会游泳也别下水/],
    ['孩子生下来了 胎盘没下来', '脐带要剪吗', /脐带别剪别拉/],
    ['我朋友要跳楼', '怎么劝', /慢慢说/],
  ] as const)
    it(`${danger} / ${asked}`, () => {
      const chat = told(danger, asked);
      assert.equal(chat.said[0], 'first_aid');
      assert.match(chat.text, answer);
    });
});

describe('who is near must not hear it', () => {
  for (const messages of [
    ['手机被收了 我偷偷用平板发的 他不让我出门'],
    ['他打我 别让他知道我在这里说'],
    ['老公打我', '他来了'],
    ['老公打完我睡着了 千万别打电话来'],
    ['被我男朋友打了 不敢出声 他在隔壁屋'],
    ['my husband locked me in, dont call me'],
  ])
    it(messages.join(' / '), () => {
      const chat = told(...messages);
      assert.match(chat.text, /12110/);
      assert.doesNotMatch(chat.text, /请现在就拨打|Ring 1/);
    });
});

describe('an ambulance that is on its way and does not get through', () => {
  for (const [words, flag, advice] of [
    ['我爷昏迷了 救护车到小区门口 保安不让进', 'ambulance_at_gate', /先开门后登记/],
    ['我妈喘不上气 120让找社区 社区让打120', 'ambulance_not_coming', /替您联系车/],
    ['我爸中风嘴都歪了 120说没有空车让我等', 'ambulance_not_coming', /替您联系车/],
    ['老婆大出血 120司机说没有闭环手续不接', 'ambulance_not_coming', /替您联系车/],
    ['我妈昏迷了 救护车来了 说没有闭环手续不拉', 'ambulance_not_coming', /替您联系车/],
    ['我爷脑梗了 120叫联系社区 社区又叫打120', 'ambulance_not_coming', /替您联系车/],
    ['孕妇大出血 救护车在大门口 门卫非要看通行证', 'ambulance_at_gate', /先开门后登记/],
    [
      'my wife is bleeding heavily, nobody at 120 speaks English',
      'ambulance_language',
      /Our staff ring 120 for you/,
    ],
  ] as const)
    it(words, () => {
      const chat = told(words);
      assert.ok(flags(chat).includes(flag), flags(chat).join());
      assert.match(chat.text, advice);
    });

  it('is not what somebody says who waits for it', () => {
    assert.deepEqual(flags(told('孩子抽搐了', '120我打了', '我已经在楼下等了')), [
      'convulsion',
    ]);
  });
});

describe('words of which a sign is only a part', () => {
  for (const words of [
    '打不通就打我妈的 13800001113',
    '你打我妈手机吧',
    '打不通就打我爸电话',
    '没人接再打我儿子13800005002',
    '你们先打这个 打不通再打我姐夫',
    '孙女帮我打的字 想问问管控区怎么买菜',
    '我真是服了 要死了 网课卡死了',
    '家里暖气不热 冻死了',
    '朋友在楼顶种菜',
  ])
    it(`raise nothing: ${words}`, () => assert.deepEqual(flags(told(words)), []));

  it('do not hide what stands beside them', () => {
    assert.ok(flags(told('他打我 我打110打不通')).includes('violence'));
    assert.ok(flags(told('老公打我 你们打我妈手机13800002001')).includes('violence'));
    assert.ok(flags(told('网课卡死了 我不想活了')).includes('suicide'));
  });

  it('an answer about the past is no danger now', () => {
    const chat = told('弟弟脑子有病 一个人住 三天没见他了 敲门没人', '没有 没有自杀过');
    assert.deepEqual(flags(chat), ['missing', 'helpless_alone']);
  });

  it('a zone that somebody is not in is not theirs', () => {
    assert.equal(told('没暖气', '我不在封控区').state.draft?.zone, null);
    assert.equal(told('没暖气', '我在封控区').state.draft?.zone, 'sealed');
    assert.equal(told('没暖气', '不是封控区是管控区').state.draft?.zone, 'controlled');
  });
});

describe('the same words told more exactly', () => {
  for (const [words, ...ids] of [
    ['头疼得厉害 高压200', 'stroke'],
    ['他吐血吐个不停', 'bleeding_vomited'],
    ['鱼刺卡住了', 'fish_bone'],
    ['老人跳河了 还在水里', 'drowning'],
  ] as const)
    it(words, () => assert.deepEqual(flags(told(words)), ids));

  it('a tight chest of 85 years is an emergency', () => {
    assert.equal(told('我妈85岁心口老难受').state.draft?.urgency, 'critical');
    assert.equal(told('我45岁有点胸闷').state.draft?.urgency, 'high');
  });
});

describe('medicine and dialysis', () => {
  it('days that are left are those of the medicine named before', () => {
    assert.equal(told('需要阿普唑仑和曲马多', '还有三天').state.draft?.urgency, 'high');
    assert.equal(
      told('需要阿普唑仑和曲马多', '还能吃十天').state.draft?.urgency,
      'normal',
    );
    assert.equal(told('小区没暖气', '还有三天').state.draft?.urgency, 'normal');
  });

  for (const words of ['俺这是管控区 俺老伴一三五透析 咋去医院', '封控区血透咋弄'])
    it(`the rule answers, and no danger is asked about: ${words}`, () => {
      const chat = told(words);
      assert.match(chat.text, /疫情期间血透预约/);
      assert.ok(!chat.said.includes('ask.safety'));
    });

  it('who is due tomorrow hears the rule as well', () => {
    const chat = told('明儿该透析去了 车咋约');
    assert.equal(chat.said[0], 'emergency.high');
    assert.match(chat.text, /疫情期间血透预约/);
  });
});
