import assert from 'node:assert/strict';
import type { CaseDetails, CaseEvent, CaseEventData } from '../../../cases/case.ts';
import { STATUSES } from '../../../cases/case.ts';
import { SUMMARY_KEYS } from '../../../cases/isbar.ts';
import { MUST_KNOW_KEYS } from '../../../cases/must-know.ts';
import formEn from '../../../dialogs/locales/en.json' with { type: 'json' };
import formZh from '../../../dialogs/locales/zh.json' with { type: 'json' };
import { KEYS } from '../../../web/desk/keys.ts';
import en from '../../../web/desk/locales/en.json' with { type: 'json' };
import zh from '../../../web/desk/locales/zh.json' with { type: 'json' };
import { Words } from '../../../web/desk/words.ts';
import { workOrderText } from '../../../web/desk/work-order.ts';
import { keepLocaleRules } from '../locale-rules.ts';
import { OTHER, queueItem, SETTINGS } from './sample.ts';

const inChinese = new Words('zh', SETTINGS);
const inEnglish = new Words('en', SETTINGS);

describe('desk locales', () => {
  keepLocaleRules('desk', zh, en);

  it('name every field that a summary can hold or miss', () => {
    for (const key of [...SUMMARY_KEYS, ...MUST_KNOW_KEYS]) {
      assert.ok(Object.hasOwn(zh, `field.${key}`), key);
    }
  });

  it('name every part of a case that its events can tell of', () => {
    const whole: Readonly<Record<keyof CaseDetails, true>> = {
      account: true,
      contactName: true,
      phone: true,
      address: true,
      patient: true,
      needs: true,
      facts: true,
      flags: true,
      media: true,
      adviceGiven: true,
      location: true,
      taskWords: true,
      staffNotes: true,
      handovers: true,
      papers: true,
    };
    const standing = ['category', 'district', 'zone', 'urgency', 'consent'];
    for (const key of [...Object.keys(whole), ...standing]) {
      assert.ok(Object.hasOwn(zh, `field.${key}`), key);
    }
  });

  it('say whom the form offers as the form does', () => {
    for (const [desk, form] of [
      [zh, formZh],
      [en, formEn],
    ] as const) {
      const offered = Object.entries(form).filter(([key]) =>
        key.startsWith('label.who.'),
      );
      const known = Object.entries(desk).filter(([key]) => key.startsWith('who.'));
      assert.deepEqual(
        known.map(([key, text]) => [`label.${key}`, text]),
        offered,
      );
    }
  });

  it('name every status, key and refusal', () => {
    const refusals =
      'held_by_other not_yours not_waiting unknown_case bad_input not_allowed csrf forgotten signed_out wrong_credentials too_many_tries network our_fault';
    const keys = [
      ...STATUSES.map((status) => `status.${status}`),
      ...Object.values(KEYS).map((command) => `help.${command}`),
      ...refusals.split(' ').map((code) => `notice.${code}`),
    ];
    for (const key of keys) assert.ok(Object.hasOwn(zh, key), key);
  });
});

describe('desk words', () => {
  it('fall back to a general refusal and to the id itself', () => {
    assert.equal(inChinese.notice('something_else'), zh['notice.our_fault']);
    assert.equal(inChinese.field('shoe_size'), 'shoe_size');
    assert.equal(inChinese.category('unheard'), 'unheard');
    assert.equal(inChinese.notice('toString'), zh['notice.our_fault']);
  });

  it('say a place with what is known of it', () => {
    assert.equal(inEnglish.place('north', 'sealed'), 'North · Locked-down area');
    assert.equal(inChinese.place('north', null), '城北区');
    assert.equal(inChinese.place(null, null), null);
  });

  it('say where one who waits is, by the address where the district is not known', () => {
    const unknown = { district: null, zone: null };
    assert.equal(inChinese.whereabouts(queueItem()), inChinese.place('north', 'sealed'));
    assert.equal(inChinese.whereabouts(queueItem(unknown)), '城北区河沿路1号');
    const { summary } = queueItem();
    const workOrder = { ...summary.workOrder, address: null };
    const nowhere = queueItem({ ...unknown, summary: { ...summary, workOrder } });
    assert.equal(inChinese.whereabouts(nowhere), zh['queue.noPlace']);
  });

  it('say the matter without the level and place beside it', () => {
    assert.equal(inChinese.matter(queueItem({ urgency: 'critical' })), '犬伤 · 孩子');
  });

  it('say the form’s word for who is in need in the agent’s language', () => {
    const patient = (value: string) => ({ key: 'patient', value });
    assert.equal(inChinese.value(patient('Myself')), '我自己');
    assert.equal(
      inChinese.value(patient('Myself, 34 years old')),
      '我自己, 34 years old',
    );
    assert.equal(inEnglish.value(patient('我自己')), 'Myself');
    assert.equal(inEnglish.value(patient('孩子，3岁')), 'A child，3岁');
    const item = queueItem();
    const headline = '急 · 犬伤 · 城北区 · Myself';
    const matter = inChinese.matter({ ...item, summary: { ...item.summary, headline } });
    assert.match(matter, /犬伤 · 我自己$/);
  });

  it('leave a resident’s own words as they are', () => {
    for (const value of ['my mother', 'Myself and my child', '我妈', '老人家']) {
      assert.equal(inChinese.value({ key: 'patient', value }), value);
    }
    assert.equal(inChinese.value({ key: 'account', value: 'Myself' }), 'Myself');
  });

  it('show moments in the city’s zone, with the day where it is not today’s', () => {
    const now = Date.parse('2026-01-02T01:00:00Z');
    assert.equal(inChinese.moment('2026-01-01T16:30:00Z', now), '00:30');
    assert.equal(inEnglish.moment('2026-01-01T15:30:00Z', now), '1 Jan, 23:30');
    assert.equal(inChinese.knowledgeAsOf, '2022年1月12日');
  });

  it('say how long in the two largest units', () => {
    assert.equal(inEnglish.span(59), '0 min');
    assert.equal(inEnglish.span(3 * 3600 + 61), '3 h 1 min');
    assert.equal(inChinese.span(50 * 3600), '2 天 2 小时');
  });

  const event = (data: CaseEventData, actor: CaseEvent['actor'] = { kind: 'bot' }) => ({
    caseId: 'case-1',
    seq: 1,
    at: '2026-01-01T00:00:00Z',
    actor,
    data,
  });
  const told: readonly (readonly [CaseEventData, string])[] = [
    [
      {
        kind: 'opened',
        number: '1',
        conversationId: 'c',
        category: 'medical',
        urgency: 'critical',
        flags: [],
        district: null,
        zone: null,
        consent: 'emergency',
        messages: [],
      },
      '登记为“寻医买药”，急',
    ],
    [
      { kind: 'detailed', fields: ['phone', 'address'], messages: [] },
      '补充：电话、地址',
    ],
    [
      { kind: 'detailed', fields: ['facts', 'flags'], messages: [] },
      '补充：具体情况、危险信号',
    ],
    [
      { kind: 'detailed', fields: [], confirmed: true, messages: [] },
      '居民确认了登记内容',
    ],
    [{ kind: 'raised', urgency: 'high', flags: [], messages: [] }, '升为限时'],
    [{ kind: 'lowered', urgency: 'normal', reason: 'relieved' }, '降为一般：险情已解除'],
    [{ kind: 'handoff_requested', reason: 'urgent' }, '转人工：情况紧急'],
    [{ kind: 'moved', to: 'merged', into: OTHER }, `状态改为“已合并”（并入 ${OTHER}）`],
    [{ kind: 'joined', number: OTHER }, `${OTHER} 并入了这里`],
    [{ kind: 'linked', number: OTHER }, `关联 ${OTHER}`],
    [{ kind: 'noted' }, '写了内部备注'],
    [{ kind: 'grouped', issue: OTHER }, `归入热点，牵头 ${OTHER}`],
    [{ kind: 'ungrouped' }, '移出热点'],
    [{ kind: 'surged', cases: 12 }, '同一件事短时间内来了 12 件'],
    [{ kind: 'handoff_taken' }, '接手'],
    [{ kind: 'handoff_released', reason: 'lease_lost' }, '值班员掉线，回到队列'],
    [{ kind: 'alarmed', step: 2 }, '第 2 次提醒：还没有人处理'],
    [{ kind: 'alarmed', step: 3, duty: ['night'] }, '第 3 次提醒，已呼叫值班人员'],
    [{ kind: 'duty_acknowledged' }, '应答呼叫，安排人接手'],
    [{ kind: 'handoff_directed', to: { skill: 'english' } }, '转给英语'],
    [{ kind: 'answered', messages: [] }, '回复居民'],
    [{ kind: 'moved', to: 'resolved', reason: '已送医' }, '状态改为“已办妥”（已送医）'],
  ];
  for (const [data, sentence] of told) {
    it(`tell ${data.kind}: ${sentence}`, () => {
      assert.equal(inChinese.event(event(data)), sentence);
      assert.doesNotMatch(inEnglish.event(event(data)), /\{/);
    });
  }

  it('tell who did it by badge', () => {
    const taken = event({ kind: 'handoff_taken' }, { kind: 'staff', id: 'staff-1' });
    assert.equal(inChinese.actor(taken, { 'staff-1': '1024' }), '值班员 1024');
    assert.equal(inChinese.actor(taken, {}), '值班员');
  });
});

describe('work order', () => {
  it('is the city’s seven fields in its order, one a line, Chinese at any desk', () => {
    assert.deepEqual(workOrderText(queueItem().summary.workOrder).split('\n'), [
      '诉求人：',
      '电话：13800000000',
      '地址：城北区河沿路1号',
      '诉求内容：孩子被狗抓了 出不去',
      '类别：寻医买药',
      '紧急程度：特急',
      '承办单位：市卫健委',
    ]);
  });
});
