import assert from 'node:assert/strict';
import type { Intent, Urgency } from '../../intents/understanding.ts';
import { flagIds, read } from './support.ts';

describe('the stories', () => {
  const stories: readonly (readonly [string, Urgency, string | null, Intent | null])[] = [
    [
      '我现在是孕39周+4的孕妇，熊猫血A型，在隔离医院，急急急!!!',
      'high',
      'medical',
      'file_request',
    ],
    ['39周+4，熊猫血，开始宫缩了', 'critical', 'medical', 'file_request'],
    ['孩子被狗抓伤了，小区封控出不去', 'critical', 'medical', 'file_request'],
    [
      '心脏血管堵塞 90%，现在高速，马上到郑！急急急！！！',
      'critical',
      'medical',
      'file_request',
    ],
    ['两位88岁的老人下不了楼，能不能上门做核酸', 'normal', null, null],
    ['小区管控了，家里精神病人的药还能吃一周', 'normal', 'medical', 'file_request'],
    ['急需阿普唑仑和曲马多', 'high', 'medical', 'file_request'],
    ['弟弟有精神疾病一个人在家，三天没联系上了', 'high', null, 'file_request'],
    ['孩子每周要去医院做三次康复训练，小区封了怎么去', 'normal', 'transport', null],
    ['我们小区没有暖气，请帮忙解决', 'normal', 'other', 'file_request'],
    ['建议中午给学生开一个核酸专用通道', 'none', 'suggestion', 'suggestion'],
    ['今天几点做核酸', 'none', 'policy', 'ask_policy'],
    ['管控区怎么去透析', 'none', 'medical', 'ask_policy'],
    ['医院说没有核酸不收', 'high', 'medical', null],
    [
      'Hello, I live in Jinshui and my compound is locked, how do I get my medicine?',
      'normal',
      'medical',
      null,
    ],
    ['救命', 'normal', null, null],
  ];
  for (const [text, urgency, category, intent] of stories) {
    it(text, () => {
      const found = read(text);
      const floor: Urgency[] = urgency === 'none' ? ['none', 'normal'] : [urgency];
      assert.ok(floor.includes(found.urgency), `${found.urgency} ${flagIds(text)}`);
      if (category !== null) assert.equal(found.category?.id, category);
      if (intent !== null) assert.equal(found.intent, intent);
    });
  }
});

describe('intent', () => {
  const rows: readonly (readonly [Intent, readonly string[]])[] = [
    ['human_agent', ['转人工', '我要找真人说话', 'can I talk to a human']],
    [
      'check_status',
      [
        '我昨天报的事办得怎么样了',
        '查进度',
        'any update on my request?',
        '怎么还没人联系我',
      ],
    ],
    ['cancel', ['不用了，取消吧', '算了不办了', 'never mind, cancel it']],
    ['greeting', ['你好', '谢谢，辛苦了', 'thank you so much', 'Good morning']],
    [
      'suggestion',
      ['建议在地铁口多设几个采样点', 'I suggest opening a second lane for old people'],
    ],
    [
      'ask_policy',
      [
        '防范区可以出小区吗',
        '从外地回来要隔离几天',
        'do I need a test to take the metro?',
      ],
    ],
    [
      'file_request',
      [
        '我妈的药吃完了，帮帮我',
        '我要投诉，垃圾三天没人收',
        'please help, I need someone to deliver vegetables',
      ],
    ],
    ['other', ['你是谁', '讲个笑话', 'are you a robot']],
  ];
  for (const [intent, texts] of rows) {
    for (const text of texts) {
      it(`${intent}: ${text}`, () => assert.equal(read(text).intent, intent));
    }
  }
  for (const street of ['大学路', '医院路', '学院路', '商务外环']) {
    it(`${street} names a street, not a matter`, () => {
      assert.equal(read(`二七区${street}9号院`).category, null);
      assert.equal(read(`我住在${street}`).category, null);
      const hungry = read(`我住${street}9号院，家里没有菜了`).category;
      assert.deepEqual(hungry, { id: 'food', sure: true });
    });
  }
  it('a sentence that ends like an address tells its matter', () => {
    const { category } = read('孩子的学校要求所有学生都搬进宿舍');
    assert.equal(category?.id, 'education');
  });
  it('a short answer to our question is part of the request', () => {
    const previous = '请问您住在哪个区？';
    assert.equal(read('金水的', { previous }).intent, 'file_request');
    assert.equal(read('三号楼', { asked: 'address' }).intent, 'file_request');
  });
});

describe('category', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['policy', ['今天哪里做核酸', 'how long is home quarantine']],
    ['medical', ['想去医院复查，怎么挂号', 'where can I buy medicine']],
    ['transport', ['通行证怎么办', '地铁几点停运', 'is the metro running']],
    ['health_code', ['健康码变黄了', '行程卡带星怎么办', 'my health code turned red']],
    ['food', ['菜送不进来', '物资什么时候发', 'we need groceries delivered']],
    ['education', ['网课登不上去老师找不到', 'when do schools open again']],
    ['business', ['我们工厂什么时候复工', 'can my restaurant reopen']],
    ['suggestion', ['建议采样点分时段']],
    ['other', ['暖气不热', '物业不作为', '老公打我']],
  ];
  for (const [id, texts] of rows) {
    for (const text of texts)
      it(`${id}: ${text}`, () => assert.equal(read(text).category?.id, id));
  }
  it('is sure only where the words are', () => {
    assert.equal(read('健康码变黄了').category?.sure, true);
    assert.equal(read('嗯').category, null);
    assert.equal(read('家里').category?.sure ?? false, false);
  });
  it('an emergency of the body is medical, whatever else is said', () => {
    assert.equal(read('超市里有人没呼吸了').category?.id, 'medical');
  });
});

describe('language', () => {
  it('is that of the text', () => {
    assert.equal(read('我爸胸口疼').language, 'zh');
    assert.equal(read('my father is sick').language, 'en');
    assert.equal(read('健康码 app 打不开').language, 'zh');
  });
  it('a text without words keeps the last one', () => {
    assert.equal(
      read('13800000000', { previous: 'What is your phone number?' }).language,
      'en',
    );
    assert.equal(read('👍').language, 'zh');
  });
  it('a wish to switch is heard', () => {
    assert.equal(read('English please').languageAsked, 'en');
    assert.equal(read('请说中文').languageAsked, 'zh');
    assert.equal(read('我英语不好').languageAsked, undefined);
  });
});
