import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DialogState } from '../../dialogs/state.ts';
import { INTENTS, URGENCIES } from '../../intents/understanding.ts';
import { Chat } from '../support/chat.ts';
import type { Meaning } from '../support/understanding.ts';

/** One thing that can happen in a conversation. */
type Step =
  | { readonly do: 'say'; readonly text: string; readonly meaning: Meaning }
  | { readonly do: 'tap'; readonly which: number }
  | { readonly do: 'payload'; readonly choice: string }
  | { readonly do: 'photo' | 'place' | 'nothing' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'owner'; readonly owner: Chat['owner'] };

const WORDS = [
  '我妈降压药没了，小区封着出不去',
  '今天几点做核酸？',
  '管控区怎么去透析',
  '救命',
  '转人工',
  '取消',
  '返回',
  '跳过',
  '修改',
  '确认',
  '是的',
  '不',
  '删除',
  '继续',
  '先放着',
  '谢谢',
  '进度',
  '0112-000-027',
  '1234',
  '幸福花园3号楼2单元501',
  '13800001234',
  '138000',
  '王女士',
  '电话写错了，是13900001234',
  '地址改成平安里5号',
  'my phone is actually 13700001234',
  '不是第1区，是第3区',
  '你知道我什么',
  '删除我的信息',
  '老人去世了',
  '妈的怎么没人管',
  '1',
  '3',
  '99',
  'I need help, my son has a fever',
];

const meaning = fc.record(
  {
    intent: fc.constantFrom(...INTENTS),
    category: fc.constantFrom('medical', 'food?', 'suggestion', 'other', 'no_such'),
    urgency: fc.constantFrom(...URGENCIES),
    flags: fc.subarray(['labour', 'labour_bleeding', 'no_such_flag', 'medicine:high']),
    safetyQuestion: fc.constant('health'),
    district: fc.constantFrom('d1', 'd12', 'no_such'),
    zone: fc.constantFrom('sealed', 'controlled', 'no_such'),
    address: fc.constant('幸福花园3号楼'),
    phone: fc.constantFrom('13800001234', '13900001234'),
    name: fc.constant('王女士'),
    relation: fc.constantFrom('self', 'child', 'parent'),
    age: fc.nat(100),
    needs: fc.subarray(['elderly', 'pregnant']),
    languageAsked: fc.constantFrom('zh', 'en'),
    caseNumber: fc.constantFrom('0112000027', '0000000000'),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Meaning>;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      text: fc.oneof(
        fc.constantFrom(...WORDS),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
      ),
      meaning: fc.oneof(fc.constant({}), meaning),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('tap' as const), which: fc.nat(9) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('payload' as const),
      choice: fc.oneof(
        fc.constantFrom(
          'do:file',
          'do:policy',
          'do:progress',
          'do:person',
          'do:new',
          'do:register',
          'do:leave',
          'cancel:ask',
          'cancel:delete',
          'cancel:later',
          'cancel:go_on',
          'edit:menu',
          'edit:phone',
          'edit:what',
          'edit:nothing',
          'skip:phone',
          'skip:what',
          'back:1',
          'consent:yes',
          'consent:no',
          'zone:sealed',
          'zone:no_such',
          'district:+8',
          'district:+999',
          'confirm:other',
          'safety:mind',
          'safety:none',
          'policy:unknown',
          'useful:no',
          'language:en',
          '__proto__:x',
          'constructor:name',
        ),
        fc.string({ maxLength: 20 }),
      ),
    }),
  },
  fc.record({ do: fc.constantFrom('photo', 'place', 'nothing') }),
  fc.record({
    do: fc.constant('wait' as const),
    ms: fc.constantFrom(0, 3_600_000, 90_000_000),
  }),
  fc.record({
    do: fc.constant('owner' as const),
    owner: fc.constantFrom('bot', 'queue', 'agent'),
  }),
);

describe('dialogs: any conversation', () => {
  it('never fails, never loses what was said, and never grows less urgent', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => {
        const chat = new Chat();
        for (const each of steps) {
          const before = chat.state;
          act(chat, each);
          keeps(before, chat.state);
        }
      }),
      { numRuns: 400, seed: 20220112 },
    );
  });

  it('files a confirmed form exactly once, however often it is confirmed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { maxLength: 6 }),
        (taps, steps) => {
          const chat = new Chat();
          chat.say('家里没有菜了', {
            intent: 'file_request',
            category: 'food',
            urgency: 'normal',
          });
          for (let at = 0; at < 12 && chat.asked !== 'confirm'; at += 1) {
            chat.tap(chat.asked === 'consent' ? 'consent:yes' : `skip:${chat.asked}`);
          }
          const confirm = chat.state.asked?.choices[0]?.id ?? '';
          const draft = chat.state.draft?.id;
          for (let at = 0; at < taps; at += 1) chat.receive({ choice: confirm });
          for (const each of steps) act(chat, each);
          chat.receive({ choice: confirm });
          const opened = chat
            .did('open_case')
            .filter((command) => command.do === 'open_case');
          assert.equal(opened.filter(({ caseId }) => caseId === draft).length, 1);
        },
      ),
      { numRuns: 100, seed: 20220112 },
    );
  });
});

function act(chat: Chat, each: Step): void {
  switch (each.do) {
    case 'say':
      chat.say(each.text, each.meaning);
      return;
    case 'tap': {
      const choices = chat.state.asked?.choices ?? [];
      const choice = choices[each.which % Math.max(1, choices.length)];
      if (choice) chat.receive({ choice: choice.id, text: choice.label });
      return;
    }
    case 'payload':
      chat.receive({ choice: each.choice });
      return;
    case 'photo':
      chat.receive({
        media: [{ id: `photo${chat.now.getTime()}`, contentType: 'image/jpeg' }],
      });
      return;
    case 'place':
      chat.receive({ location: { latitude: 34.7, longitude: 113.6 } });
      return;
    case 'nothing':
      chat.receive({});
      return;
    case 'wait':
      chat.later(each.ms);
      return;
    case 'owner':
      // Only a person with a case can be with an agent or wait for one.
      if (each.owner === 'bot' || chat.cases.length > 0) chat.owner = each.owner;
  }
}

/** Within one account: filled stays filled, flags gather, urgency only rises. */
function keeps(before: DialogState, after: DialogState): void {
  const [was, is] = [before.draft, after.draft];
  if (!was || was.id !== is?.id) return;
  assert.ok(
    URGENCIES.indexOf(is.urgency) >= URGENCIES.indexOf(was.urgency),
    'urgency never falls',
  );
  // A guess may be passed over; what is sure stays.
  if (was.categorySure) assert.notEqual(is.category, null, 'category');
  for (const slot of ['district', 'zone', 'caseId', 'caseNumber', 'filedAt'] as const) {
    if (was[slot] !== null) assert.notEqual(is[slot], null, slot);
  }
  const refused = after.asked?.choices.every(({ id }) => id !== 'consent:no');
  if (was.consent === 'given' && !refused) assert.equal(is.consent, 'given');
  if (is.filedAt !== null) assert.equal(is.consent, 'given', 'filed with consent');
  const [had, has] = [before.personal.draft, after.personal.draft];
  for (const slot of [
    'address',
    'phone',
    'contactName',
    'patient',
    'location',
  ] as const) {
    if (had?.[slot]) assert.ok(has?.[slot], slot);
  }
  const left = has?.account.length ?? 0;
  assert.ok(
    left >= (was.editing === 'what' ? Math.min(1, left) : (had?.account.length ?? 0)),
  );
  for (const list of ['needs', 'facts', 'flags', 'media', 'adviceGiven'] as const) {
    assert.ok((has?.[list].length ?? 0) >= (had?.[list].length ?? 0), list);
  }
}
