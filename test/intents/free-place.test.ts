import assert from 'node:assert/strict';
import fc from 'fast-check';
import { freePlace, isVague, placeGoesOn } from '../../intents/entities/free-place.ts';
import { isFoundOnRoad, roadIn, tellsOfRoad } from '../../intents/entities/road.ts';

const placeOf = (text: string) => freePlace(text)?.value;

describe('intents: a place in free words', () => {
  const whole = [
    '老鸦陈',
    '通和盛世',
    '登封阳城医院 5楼12床',
    '关虎屯',
    '刘庄营南街',
    '黄河路和文化路交叉口',
    '陇海路大学路交叉口东北角肯德基',
    '二七塔旁边',
    '人民路大商对面',
    '农业路高架桥底下',
    '东风渠边上那个工地',
    '如家酒店隔离点306',
    '郑大一附院内科病房12床',
    '国棉三厂家属院 5号楼',
    '航海路上 卖羊肉汤那家店',
    '14号楼3单元',
    '亚星盛世11#2单元',
    '富士康宿舍C05栋',
    '富田九鼎公馆 C7',
    '爱琴海 4期 9-2-1704',
    '嵩山路 长江路口往南200米',
    '村委会旁边那个红门',
    '过了桥左手第三个院',
    '市传染病医院',
    '血站旁边',
    '花园路',
    '大学路',
    '花园路隔离酒店 306房间',
    '张庄村大队部后头那条街从东数第三户',
    'No. 12 Wenhua Road',
    'no. 7 hospital, ward 3',
    '集中隔离点 汉庭酒店 高铁站店',
    '西三环外 须水那边 物流园',
    'Xinyuan Mingjia building 5, Jinshui district',
    'Lanbao Bay, building 12, room 802',
    'Lanbao Bay',
    'Holiday Inn on Nongye Road, 14th floor',
    'opposite the Dennis mall',
    'in front of the north gate of Foxconn',
    'Exit A of Erqi Square station',
    "No. 7 People's Hospital, ward 12, bed 4",
    'Room 1203, Hanting Express',
    'corner of Jingsan Road and Weiwu Road',
    'behind the vegetable market in Chenzhai',
  ];
  for (const text of whole) {
    it(`keeps all of ${text}`, () => assert.equal(placeOf(text), text));
  }

  const among: readonly (readonly [string, string])[] = [
    ['我们在老鸦陈', '老鸦陈'],
    ['住在中原区百花路1号院', '中原区百花路1号院'],
    ['俺在俺村东头麦场那', '俺村东头麦场那'],
    ['俺搁庙李嘞，村东头', '庙李嘞，村东头'],
    ['就在地铁站A口', '地铁站A口'],
    ['我妈住的是 保利百合', '保利百合'],
    ['孩子抽了，快来，在庙李', '庙李'],
    ['他晕倒在老鸦陈村口', '老鸦陈村口'],
    ['你们来郑棉六厂家属院吧', '郑棉六厂家属院'],
    ['在老家，登封大金店镇王堂村', '登封大金店镇王堂村'],
    ['王女士 柳林村', '柳林村'],
    ['这是老鸦陈', '老鸦陈'],
    ['我现在住的这个小区叫锦绣山水五号楼', '锦绣山水五号楼'],
    ['地址换到桐柏路20号', '桐柏路20号'],
    ['住老供销社家属院紧挨着粮站那排第二家', '老供销社家属院紧挨着粮站那排第二家'],
    ['这里是银河花园2号楼', '银河花园2号楼'],
    ['地址改为文化路92号院', '文化路92号院'],
    ['俺不识字 荥阳广武镇', '荥阳广武镇'],
    [
      '住那个纺织厂家属院就是建设路上那个三号楼一楼东边那户',
      '那个纺织厂家属院就是建设路上那个三号楼一楼东边那户',
    ],
    ['no vegetables, sealed, Daxue Road 40', 'Daxue Road 40'],
    ['我现在人在荥阳 老家 贾峪镇洞林', '荥阳 老家 贾峪镇洞林'],
    ['We are at Lanbao Bay, building 12', 'Lanbao Bay, building 12'],
    ['he is unconscious, we are in Fuyuan Garden 3-2-501', 'Fuyuan Garden 3-2-501'],
    ['my wife is in labour at building 5 Jinxiu Hill', 'building 5 Jinxiu Hill'],
    ["it's called Jinse Gangwan", 'Jinse Gangwan'],
  ];
  for (const [text, place] of among) {
    it(`${text}: ${place}`, () => assert.equal(placeOf(text), place));
  }

  const none = [
    '我叫李慧',
    '还有多久有人管',
    '医生什么时候来',
    '你在哪',
    '谢谢',
    '不知道',
    '我看看',
    '等一下',
    '他爸在打电话',
    '大概还有10分钟',
    '在等着呢',
    '疼得厉害',
    '血止不住',
    '已经晕了',
    '左胳膊',
    '双胞胎',
    'AB型血',
    '高血压',
    '39周',
    '13号',
    '俺不识字 这是俺孙子打哩',
    '这是我闺女替我写的',
    '改一下上一个',
    '重新来',
    'no milk at home',
    '50多岁',
    '45公斤',
    '一个人',
    '小区出不去',
    '产检在三院',
    '钥匙在邻居那',
    'C7',
    '癌症 4期',
    '电梯坏了',
    '要去医院',
    '我在医院透析',
    '我在上班',
    '能不能派个车',
    '在家里',
    '在路上',
    'my name is John',
    'how long will it take',
    'thank you',
    'please hurry',
    'he is not breathing',
    'I am scared',
    'his left arm',
    'half an hour ago',
    '39 weeks',
    'at home',
    'is anyone coming?',
    'chest pain',
    'diabetes',
    'on the floor',
    'sweating a lot',
    'let me check',
  ];
  for (const text of none) {
    it(`${text}: no place`, () => assert.equal(placeOf(text), undefined));
  }

  it('leaves out a number to ring, wherever it stands', () => {
    assert.equal(freePlace('老鸦陈13800001234', ['13800001234'])?.value, '老鸦陈');
  });

  it('goes on in one breath with an address, and not with a trouble', () => {
    const on: readonly (readonly [string, string])[] = [
      ['就是东风路上那个5号楼三楼西户没有菜了', '就是东风路上那个5号楼三楼西户'],
      ['里头那个小楼二楼我妈晕了', '里头那个小楼二楼'],
      ['的老人不行了', ''],
      ['没菜了', ''],
      ['，那个红门', ''],
    ];
    for (const [behind, more] of on)
      assert.equal(placeGoesOn(`我家在银河花园${behind}`, '银河花园'), more, behind);
  });

  it('knows a place that every city has', () => {
    for (const text of [
      '家里',
      '小区门口',
      '医院急诊科门口',
      '隔离医院',
      '我家',
      '俺家',
      '那个小区',
      '小区路',
      '5楼',
      'at home',
    ])
      assert.ok(isVague(text), text);
    for (const text of [
      '柳林村',
      '花园路',
      '七院急诊',
      '老鸦陈',
      '地铁站A口',
      'Lanbao Bay',
    ])
      assert.ok(!isVague(text), text);
  });

  it('never throws, and what it gives stands in the text', () => {
    const words = fc.constantFrom(
      '在',
      '村',
      '5号楼',
      '，',
      ' ',
      '不',
      'at ',
      'road',
      '院',
      '13',
      '\n',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const part of freePlace(text)?.value.split(/\s+/) ?? []) {
          assert.ok(text.includes(part), part);
        }
      }),
    );
  });

  it('is done with ten thousand characters at once', () => {
    for (const unit of [
      '院大院',
      '在家',
      '小区门口的',
      'at the ',
      '高速上',
      '我们家',
      'it is ',
    ]) {
      const text = unit.repeat(10_000 / unit.length);
      const begun = performance.now();
      freePlace(text);
      isVague(text);
      roadIn(text);
      assert.ok(performance.now() - begun < 200, unit);
    }
  });
});

describe('intents: somebody on the way', () => {
  const found = [
    '豫P12345 周口往郑州方向',
    '京港澳高速 郑州新区收费站出口',
    '连霍高速K560',
    '在高速上，豫P·A1234',
    '新郑服务区',
    '连霍高速 过了兰考了 往西',
    '京港澳高速 新乡到郑州方向 刚过黄河桥',
    '沪陕高速 快到桐柏了',
    'Lianhuo expressway km 560',
    'driving from Zhoukou, plate 豫P12345',
  ];
  for (const text of found) {
    it(`${text}: could be looked for`, () => {
      assert.deepEqual(roadIn(text), { words: text, found: true });
    });
  }

  const sought: readonly (readonly [string, string])[] = [
    ['心脏病犯了，现在高速，马上到郑！急急急', '现在高速，马上到郑'],
    ['我妈胸口疼，我正开车往郑州赶', '我正开车往郑州赶'],
    ['在服务区', '在服务区'],
    [
      'chest pain, we are on the highway to Zhengzhou',
      'we are on the highway to Zhengzhou',
    ],
  ];
  for (const [text, words] of sought) {
    it(`${text}: on the way, and where is not told`, () => {
      assert.deepEqual(roadIn(text), { words, found: false });
    });
  }

  it('is nobody at a place', () => {
    for (const text of [
      '我在二七广场',
      '小区路上有积水',
      '救护车啥时候到',
      '人在救护车上',
      'room 5',
    ])
      assert.equal(roadIn(text), undefined, text);
  });

  it('knows what goes on about a road', () => {
    for (const text of ['过了新乡', '往南', '刚过开封', '离花园口还有3公里'])
      assert.ok(tellsOfRoad(text), text);
    for (const text of ['过了一会儿', '刚过敏了', '快到了吗', '还有十分钟到', '过了三天'])
      assert.ok(!tellsOfRoad(text), text);
  });

  it('knows the pieces by which a car is found', () => {
    for (const text of ['K35', 'G30 往西', '豫A12345', 'exit 12'])
      assert.ok(isFoundOnRoad(text), text);
    for (const text of ['马上到', '还有10分钟', 'soon'])
      assert.ok(!isFoundOnRoad(text), text);
  });
});
