import assert from 'node:assert/strict';
import type { Chat } from '../support/chat.ts';
import { realChat } from './real-city.ts';

const IN_LABOUR = '我孕39周+4，熊猫血，现在肚子一阵一阵疼';
const HEART = 'my husband has chest pain and cannot breathe, please help';
const ON_THE_WAY = '心脏血管堵塞 90%，现在高速，马上到郑！急急急！！！';

/** What was said in turn, to the real understanding. */
function told(...messages: readonly string[]): Chat {
  const chat = realChat();
  for (const message of messages) chat.say(message);
  return chat;
}

function placeOf({ state }: Chat) {
  return [state.draft?.district ?? null, state.personal.draft?.address?.value ?? null];
}

describe('dialogs: where somebody in danger is', () => {
  const answers: readonly (readonly [string, string | null, string])[] = [
    ['老鸦陈', null, '老鸦陈'],
    ['通和盛世', null, '通和盛世'],
    ['登封阳城医院 5楼12床', 'dengfeng', '登封阳城医院 5楼12床'],
    ['高新区 通和盛世', 'gaoxin', '通和盛世'],
    ['我叫李慧 住在通和盛世 电话13800001234', null, '通和盛世'],
    ['中牟官渡镇 卫生院隔壁', 'zhongmu', '中牟官渡镇 卫生院隔壁'],
    ['省人民医院急诊大厅', null, '省人民医院急诊大厅'],
    ['在桥底下，我穿红衣服', null, '桥底下'],
    ['小区封控 金水区花园路5号院', 'jinshui', '花园路5号院'],
    ['登封市登封唐庄镇', 'dengfeng', '登封唐庄镇'],
    ['新郑新郑市龙湖镇', 'xinzheng', '新郑新郑市龙湖镇'],
    ['北龙湖金水大道', 'zhengdong', '北龙湖金水大道'],
    ['北龙湖', 'zhengdong', '北龙湖'],
    ['中原路18号院', null, '中原路18号院'],
  ];
  for (const [words, district, address] of answers) {
    it(`${words}: kept, and read back`, () => {
      const chat = told(IN_LABOUR, words);
      assert.deepEqual(placeOf(chat), [district, address]);
      assert.equal(chat.said[0], 'address.noted');
      assert.ok(chat.text.includes(address));
    });
  }

  it('is kept in English as well', () => {
    for (const words of [
      'Xinyuan Mingjia building 5, Jinshui district',
      'Lanbao Bay, building 12, room 802',
      'behind the vegetable market in Chenzhai',
    ])
      assert.equal(placeOf(told(HEART, words))[1], words);
  });

  const first: readonly (readonly [string, string])[] = [
    ['老鸦陈有人晕倒了没反应，快来人', '老鸦陈'],
    ['我妈心梗了，通和盛世5号楼', '通和盛世5号楼'],
    ['我老婆要生了羊水破了，在登封阳城医院 5楼12床', '登封阳城医院 5楼12床'],
    [
      'My dad has chest pain. Lanbao Bay, building 12, room 802',
      'Lanbao Bay, building 12, room 802',
    ],
  ];
  for (const [words, address] of first) {
    it(`in the first message: ${address}`, () => {
      const chat = told(words);
      assert.equal(placeOf(chat)[1], address);
      assert.notEqual(chat.asked, 'address', 'and is not asked again');
    });
  }

  it('is no name, question, thanks, refusal or sign of the trouble', () => {
    for (const words of [
      '我叫李慧',
      '还有多久有人管',
      '谢谢',
      '他爸在打电话',
      '大概还有10分钟',
      '你们快点',
      '我怕',
      '二胎 剖腹产',
      '孩子6岁 22公斤',
      '楼下有人守着不让出',
      '就在你们单位楼下',
      '在医院',
      '阳性',
      '俺不识字 这是俺孙子打哩',
      '就在家里',
      '就在俺家',
      '改一下上一个',
    ]) {
      const chat = told(IN_LABOUR, words);
      assert.equal(placeOf(chat)[1], null, words);
      assert.equal(chat.asked, 'address', words);
    }
  });

  it('is asked for again where nobody could set out, and joined', () => {
    const chat = told(IN_LABOUR, '小区门口');
    assert.equal(chat.asked, 'address');
    chat.say('天下城');
    assert.deepEqual(placeOf(chat), [null, '小区门口，天下城']);
    assert.equal(chat.asked, 'phone');
  });

  it('does not keep them from being rung, where they know no better', () => {
    const chat = told(ON_THE_WAY, '在高速上', '还在高速上', '就在高速上');
    assert.equal(chat.asked, 'phone');
  });
});

describe('dialogs: a place told in two messages', () => {
  const joined: readonly (readonly [string, string, string])[] = [
    ['通和盛世', '5号楼2单元', '通和盛世5号楼2单元'],
    ['柳林村', '村委会旁边那个红门', '柳林村，村委会旁边那个红门'],
    ['Lanbao Bay', 'building 12, room 802', 'Lanbao Bay, building 12, room 802'],
  ];
  for (const [one, two, whole] of joined) {
    it(`${one}, then ${two}`, () => {
      const chat = told(HEART, one, two);
      assert.equal(placeOf(chat)[1], whole);
      assert.equal(chat.said[0], 'corrected');
    });
  }

  it('is not the answer to another question', () => {
    for (const words of ['半小时前', '我怕', '他在打电话', '不是发烧，是咳嗽'])
      assert.equal(placeOf(told(IN_LABOUR, '通和盛世', words))[1], '通和盛世', words);
  });
});

describe('dialogs: a place put right', () => {
  const right: readonly (readonly [string, string, string | null, string])[] = [
    ['金水区通和盛世', '就是高新区 通和盛世', 'gaoxin', '通和盛世'],
    [
      '金水区花园路5号院',
      '不是金水区 我说的是 住在中原区百花路1号院',
      'zhongyuan',
      '百花路1号院',
    ],
    ['金水区花园路5号院', '不对，是中原区百花路1号院', 'zhongyuan', '百花路1号院'],
    ['金水区花园路5号院', '不是金水区，是中原区', 'zhongyuan', '花园路5号院'],
    ['金水区通和盛世', '金水区错了，是高新区', 'gaoxin', '通和盛世'],
    ['金水区通和盛世', '高新区的通和盛世，不是金水区', 'gaoxin', '高新区的通和盛世'],
    ['通和盛世', '不是通和盛世 是通和苑', null, '通和苑'],
    ['通和盛世5号楼', '不是5号楼，是6号楼', null, '通和盛世6号楼'],
    ['通和盛世5号楼', '说错了 6号楼', null, '通和盛世6号楼'],
    ['惠济区文化路92号院', '应该是金水区花园路', 'jinshui', '花园路'],
    ['惠济区文化路92号院', '更正一下 我在金水区东风路20号', 'jinshui', '东风路20号'],
    ['惠济区文化路92号院', '地址应该是金水区东风路20号', 'jinshui', '东风路20号'],
    ['惠济区文化路92号院', '改成金水区，东风路20号', 'jinshui', '东风路20号'],
    ['惠济区文化路92号院', '不是惠济区，是金水区，东风路', 'jinshui', '东风路'],
    ['惠济区文化路92号院', '地址改为文化路94号院', 'huiji', '文化路94号院'],
    ['惠济区文化路92号院', '改成金水区', 'jinshui', '文化路92号院'],
    ['Lanbao Bay', 'no, we are at Huayuan Road 12', null, 'Huayuan Road 12'],
    [
      'Lanbao Bay building 5',
      'not building 5, building 6',
      null,
      'Lanbao Bay building 6',
    ],
    [
      'Lanbao Bay, Jinshui district',
      'not Jinshui, it is Zhongyuan district',
      'zhongyuan',
      'Lanbao Bay',
    ],
  ];
  for (const [before, words, district, address] of right) {
    it(words, () => {
      const chat = told(IN_LABOUR, before, words);
      assert.deepEqual(placeOf(chat), [district, address]);
      assert.equal(chat.said[0], 'corrected');
      assert.ok(chat.text.includes(address), 'read back');
    });
  }

  it('stays where something else is denied', () => {
    for (const words of [
      '不是我，是我老婆',
      '不是39周是38周',
      '不对，电话是13800001234',
      'not my wife, my mother',
      'he is not breathing',
    ])
      assert.equal(placeOf(told(IN_LABOUR, '通和盛世', words))[1], '通和盛世', words);
  });
});

describe('dialogs: somebody on a motorway', () => {
  it('is asked for the road, and not for a door', () => {
    const chat = told(ON_THE_WAY);
    assert.equal(chat.said.at(-1), 'ask.address.road');
    assert.equal(placeOf(chat)[1], '现在高速，马上到郑');
  });

  for (const words of [
    '豫P12345 周口往郑州方向',
    '京港澳高速 郑州新区收费站出口',
    'K560，往西',
    '连霍高速 过了兰考了 往西',
    '京港澳高速 新乡到郑州方向 刚过黄河桥',
    '兰南高速 尉氏下站口 等着',
  ])
    it(`is found by ${words}`, () => {
      const chat = told(ON_THE_WAY, words);
      assert.equal(placeOf(chat)[1], `现在高速，马上到郑，${words}`);
      assert.equal(chat.asked, 'phone');
    });

  it('is asked no such thing at home', () => {
    assert.equal(told(IN_LABOUR).said.at(-1), 'ask.address.urgent');
    assert.equal(told('我爸在小区路上晕倒了没反应').said.at(-1), 'ask.address.urgent');
  });

  it('is asked about in English', () => {
    const chat = told('my husband has chest pain, we are on the highway to Zhengzhou');
    assert.equal(chat.said.at(-1), 'ask.address.road');
    chat.say('Lianhuo expressway, exit Luoyang');
    assert.equal(chat.asked, 'phone');
  });
});

describe('dialogs: a place where the district was asked', () => {
  it('is kept, and the district asked for', () => {
    for (const words of ['通和盛世', '老鸦陈', '张家村后街那个二层小楼']) {
      const chat = told('我家没菜了', words);
      assert.deepEqual(placeOf(chat), [null, words]);
      assert.equal(chat.asked, 'district');
    }
  });

  it('is no district written wrong, and no question', () => {
    for (const words of ['火星区', '什么意思', '没菜了', '我看看'])
      assert.equal(placeOf(told('我家没菜了', words))[1], null, words);
  });
});
