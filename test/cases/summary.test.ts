import assert from 'node:assert/strict';
import type { CaseDetails, CaseState } from '../../cases/case.ts';
import { SUMMARY_KEYS } from '../../cases/isbar.ts';
import {
  type HandoffSummary,
  type SummaryNames,
  summarise,
} from '../../cases/summary.ts';
import { newCase } from './build.ts';

const FLAGS: Readonly<Record<string, ReturnType<SummaryNames['flag']>>> = {
  bite_animal: {
    name: '犬伤',
    service: null,
  },
  unconscious: {
    name: '昏迷',
    service: 'ambulance',
  },
};

const nameOf = (names: Readonly<Record<string, string>>) => (id: string) =>
  names[id] ?? null;

const NAMES: SummaryNames = {
  district: nameOf({ erqi: '二七区', dengfeng: '登封市' }),
  zone: nameOf({ locked: '封控区' }),
  category: nameOf({ medical: '寻医买药' }),
  need: nameOf({ child: '儿童' }),
  body: (category, district) =>
    category === 'medical' && district === 'erqi' ? '二七区防控指挥部' : null,
  flag: (id) => FLAGS[id] ?? null,
  emergency: (service) => (service === 'ambulance' ? '120' : null),
};

const EMPTY: CaseDetails = {
  account: [],
  needs: [],
  facts: [],
  flags: [],
  media: [],
  adviceGiven: [],
};

const BITTEN: CaseDetails = {
  account: [
    { value: '孩子被狗抓伤了', message: 'c|0000001' },
    { value: '小区封了出不去', message: 'c|0000002' },
  ],
  phone: { value: '13800000000', message: 'c|0000003' },
  address: { value: '某小区3号楼', message: 'c|0000002' },
  patient: { value: '孩子', message: 'c|0000001' },
  needs: [{ value: 'child', message: 'c|0000001' }],
  facts: [
    { key: 'age', value: '6岁', message: 'c|0000004' },
    { key: 'bitten_at', value: '昨天下午六点', message: 'c|0000004' },
    { key: 'vaccines', value: '没打过', message: null },
  ],
  flags: [{ id: 'bite_animal', words: '被狗抓伤', message: 'c|0000001' }],
  media: ['c|0000005', 'c|0000006'],
  adviceGiven: ['24小时内打第一针。'],
};

function bitten(part: Partial<CaseState> = {}): CaseState {
  return {
    ...newCase({ urgency: 'critical', flags: ['bite_animal'], zone: 'locked' }),
    ...part,
  };
}

function of(state: CaseState, details: CaseDetails): HandoffSummary {
  return summarise({ state, details, names: NAMES });
}

describe('the hand-off summary', () => {
  it('says in one line how urgent, what, where and who', () => {
    assert.equal(
      of(bitten(), BITTEN).headline,
      '急 · 犬伤 · 二七区 · 孩子 · “孩子被狗抓伤了”',
    );
  });

  it('makes a headline of what little is known', () => {
    assert.equal(of(newCase({ district: null }), EMPTY).headline, '一般 · 寻医买药');
    const needs = { ...EMPTY, needs: [{ value: 'child', message: null }] };
    assert.equal(of(newCase(), needs).headline, '一般 · 寻医买药 · 二七区 · 儿童');
  });

  it('tells two cases of one sort apart by what was written, cut and without numbers to ring', () => {
    const told = (...values: string[]) =>
      of(newCase({ flags: [] }), {
        ...EMPTY,
        account: values.map((value, at) => ({ value, message: `c|${at}` })),
      }).headline;
    assert.match(told('老人降压药没了', '我在二七区'), /· “老人降压药没了”$/);
    assert.match(told('请打13800000000\n孩子缺奶粉'), /· “请打 ?孩子缺奶粉”$/);
    assert.match(told('一'.repeat(60)), /· “一{19}…”$/);
  });

  it('names the danger in the words that told it', () => {
    const flags = [{ id: 'bite_animal', words: '狗抓', message: 'c|0000002' }];
    const account = [
      { value: '你好', message: 'c|0000001' },
      { value: '孩子被狗抓伤了', message: 'c|0000002' },
    ];
    const { headline } = of(bitten(), { ...BITTEN, account, flags });
    assert.match(headline, /“孩子被狗抓伤了”$/);
  });

  it('cuts a long account of the patient in the headline, and only there', () => {
    const patient = { value: '我的奶奶今年八十八岁了腿脚不好', message: 'c|0000001' };
    const summary = of(bitten(), { ...BITTEN, patient });
    assert.match(summary.headline, /· 我的奶奶今年八十八岁了… ·/);
    assert.deepEqual(
      summary.identify.find(({ key }) => key === 'patient')?.value,
      patient.value,
    );
  });

  it('names the choice of who needs help in the desk’s language', () => {
    const self = { value: '', message: 'c|0000001', who: 'self' } as const;
    const summary = of(bitten(), { ...BITTEN, patient: self });
    assert.match(summary.headline, /· 我自己 ·/);
    const { value } = summary.identify.find(({ key }) => key === 'patient') ?? {};
    assert.equal(value, '我自己');
    const aged = of(bitten(), { ...BITTEN, patient: { ...self, value: '30岁' } });
    assert.match(aged.headline, /· 我自己，30岁 ·/);
  });

  it('stands in ISBAR order, each value with the message that held it', () => {
    const summary = of(bitten(), BITTEN);
    assert.deepEqual(
      [
        summary.identify,
        summary.situation,
        summary.background,
        summary.assessment,
        summary.recommendation,
      ].map((part) => part.map(({ key, value, message }) => [key, value, message])),
      [
        [
          ['phone', '13800000000', 'c|0000003'],
          ['patient', '孩子', 'c|0000001'],
          ['needs', '儿童', 'c|0000001'],
          ['district', '二七区', null],
          ['address', '某小区3号楼', 'c|0000002'],
          ['zone', '封控区', null],
          ['age', '6岁', 'c|0000004'],
        ],
        [
          ['account', '孩子被狗抓伤了', 'c|0000001'],
          ['account', '小区封了出不去', 'c|0000002'],
          ['category', '寻医买药', null],
          ['bitten_at', '昨天下午六点', 'c|0000004'],
          ['photos', '2', 'c|0000005'],
        ],
        [
          ['vaccines', '没打过', null],
          ['consent', '本人已同意', null],
        ],
        [
          ['urgency', '急', null],
          ['flag', '犬伤', 'c|0000001'],
        ],
        [['body', '二七区防控指挥部', null]],
      ],
    );
  });

  it('names why a person is needed, and the number to ring', () => {
    const summary = of(
      bitten({
        flags: ['unconscious', 'bite_animal'],
        handoff: {
          reason: 'urgent',
          requestedAt: '2022-01-12T10:00:00.000Z',
          takenBy: null,
          takenAt: null,
          alarms: 0,
        },
      }),
      BITTEN,
    );
    assert.equal(summary.assessment.at(-1)?.value, '情况紧急');
    assert.deepEqual(summary.recommendation[0], {
      key: 'emergency',
      value: '120',
      message: null,
    });
  });

  it('shows evidence in the words that were said', () => {
    assert.deepEqual(of(bitten(), BITTEN).evidence, [
      { flag: 'bite_animal', name: '犬伤', words: '被狗抓伤', message: 'c|0000001' },
    ]);
  });

  it('repeats the advice in the words that were shown, and no other', () => {
    assert.deepEqual(of(bitten(), BITTEN).adviceGiven, ['24小时内打第一针。']);
  });

  it('fills the 12345 work order', () => {
    assert.deepEqual(of(bitten(), BITTEN).workOrder, {
      caller: null,
      phone: '13800000000',
      address: '二七区某小区3号楼',
      request: '孩子被狗抓伤了\n小区封了出不去',
      category: '寻医买药',
      urgency: '特急',
      body: '二七区防控指挥部',
    });
  });

  it('tells in the work order how to get in, the plate and another number', () => {
    const told = (key: string, value: string) => ({ key, value, message: 'c|0000003' });
    const facts = [
      told('access', '密码是2580'),
      told('plate', '豫J12345'),
      told('second_phone', '晚上打13800000001'),
    ];
    const { workOrder } = of(bitten(), { ...BITTEN, facts });
    assert.equal(workOrder.address, '二七区某小区3号楼（密码是2580，豫J12345）');
    assert.equal(workOrder.phone, '13800000000');
    assert.equal(workOrder.request.split('\n').at(-1), '另一个电话：晚上打13800000001');
  });

  it('does not say the district twice in an address', () => {
    const address = { value: '二七区某小区', message: 'c|0000002' };
    assert.equal(of(bitten(), { ...BITTEN, address }).workOrder.address, '二七区某小区');
    assert.equal(of(bitten(), EMPTY).workOrder.address, '二七区');
    const village = { value: '登封唐庄镇', message: 'c|0000002' };
    const county = of(bitten({ district: 'dengfeng' }), { ...BITTEN, address: village });
    assert.equal(county.workOrder.address, '登封唐庄镇');
    const square = { value: '二七花园3号楼', message: 'c|0000002' };
    assert.equal(
      of(bitten(), { ...BITTEN, address: square }).workOrder.address,
      '二七区二七花园3号楼',
    );
    assert.equal(of(bitten({ district: null }), EMPTY).workOrder.address, null);
  });

  it('shows ids that have no name as they are', () => {
    const summary = of(
      newCase({ category: 'heating', district: 'moon', flags: ['unheard_of'] }),
      EMPTY,
    );
    assert.equal(summary.headline, '一般 · heating · moon');
    assert.equal(summary.workOrder.body, '');
    assert.equal(summary.assessment.at(-1)?.value, 'unheard_of');
  });

  it('labels values with known keys or the keys of facts', () => {
    const { identify, situation, background, assessment, recommendation } = of(
      bitten(),
      BITTEN,
    );
    const facts = BITTEN.facts.map(({ key }) => key);
    const known = new Set<string>([...SUMMARY_KEYS, ...facts]);
    for (const { key } of [
      ...identify,
      ...situation,
      ...background,
      ...assessment,
      ...recommendation,
    ])
      assert.ok(known.has(key), key);
  });
});
