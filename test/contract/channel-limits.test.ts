/** Whatever is said, no channel is ever sent more than its definition allows, and nothing is lost. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { StoredActivity } from '../../integrations/activity.ts';
import type { Channel } from '../../integrations/channels/contract.ts';
import { fitPieces } from '../../integrations/channels/fit/fit.ts';
import { lengthOf } from '../../integrations/channels/fit/measure.ts';
import { channelFactories } from '../../integrations/channels/registry.ts';
import type { Rehearsal } from '../../integrations/channels/rehearsal.ts';
import { fakeHouse } from '../support/house.ts';

const RUNS = 150;

const words = fc.constantFrom(
  '您好，',
  '请问您现在在哪个区？',
  '已叫值班员接手。',
  '\n\n',
  '\n',
  ' ',
  'Hello there. ',
  '👨‍👩‍👧‍👦',
  '🆘',
  '𠮷',
  'é',
  '🇨🇳',
  '胸口疼',
  '一二三四五六七八九十'.repeat(30),
  'a'.repeat(700),
);
const text = fc
  .array(words, { minLength: 1, maxLength: 40 })
  .map((parts) => parts.join(''))
  .filter((joined) => joined.trim() !== '');
const action = fc.record({
  type: fc.constant('postBack' as const),
  title: fc.oneof(
    fc.constantFrom('转人工', '不清楚'),
    text.map((long) => long.slice(0, 60)),
  ),
  value: fc.oneof(
    fc.constantFrom('do:person'),
    fc.string({ minLength: 1, maxLength: 90 }),
  ),
});
const said = fc.record({
  text,
  actions: fc.array(action, { maxLength: 40 }),
  agent: fc.boolean(),
});

function stored(
  turn: readonly (typeof said extends fc.Arbitrary<infer T> ? T : never)[],
) {
  return turn.map(
    ({ text, actions, agent }, index): StoredActivity => ({
      conversationId: 'c',
      seq: index + 2,
      speaker: agent ? 'agent' : 'bot',
      activity: {
        type: 'message',
        id: `c|000000${index + 2}`,
        timestamp: '2022-01-12T10:00:00.000Z',
        channelId: 'any',
        conversation: { id: 'c' },
        from: { id: 'huying', role: 'bot', ...(agent && { name: '07' }) },
        locale: 'zh-CN',
        text: text.toWellFormed(),
        ...(actions.length > 0 && {
          suggestedActions: {
            actions: actions.map((each) => ({
              ...each,
              title: each.title.toWellFormed(),
            })),
          },
        }),
      },
    }),
  );
}

const bare = (given: string) => given.replace(/\s+/g, '');

for (const factory of channelFactories) {
  describe(`channel ${factory.id}: limits`, () => {
    let rehearsal: Rehearsal;
    let channel: Channel;
    before(async () => {
      rehearsal = await factory.rehearsal();
      const settings = rehearsal.settings('http://127.0.0.1:9');
      channel = factory.create(factory.settings.parse(settings), fakeHouse());
    });

    it('keeps every limit of texts and choices', () => {
      const { limits } = channel.definition;
      fc.assert(
        fc.property(fc.array(said, { minLength: 1, maxLength: 6 }), (turn) => {
          const { pieces } = fitPieces(stored(turn), channel.definition, null);
          for (const piece of pieces) {
            const payload = channel.sender?.render(piece);
            const shown = (payload && rehearsal.shown?.(payload)) ?? piece;
            const most =
              shown.choices.length > 0
                ? (limits.textWithChoices ?? limits.textLength)
                : limits.textLength;
            assert.ok(shown.text.trim() !== '' && shown.text.isWellFormed());
            assert.ok(lengthOf(shown.text, limits.textUnit) <= most);
            assert.ok(shown.choices.length <= limits.choices);
            for (const { title, value } of shown.choices) {
              assert.ok(lengthOf(title, 'utf16') <= limits.choiceLabel);
              assert.ok(Buffer.byteLength(value) <= limits.choicePayloadBytes);
            }
          }
        }),
        { numRuns: RUNS, seed: 1 },
      );
    });

    it('loses no word and no choice, and completes each message once', () => {
      fc.assert(
        fc.property(
          fc.array(said, { minLength: 1, maxLength: 6 }),
          fc.integer({ min: 1, max: 5 }),
          (turn, most) => {
            const activities = stored(turn);
            const { pieces } = fitPieces(activities, channel.definition, most);
            const shown = bare(pieces.map((piece) => piece.text).join(''));
            for (const { activity } of activities) {
              assert.ok(shown.includes(bare(activity.text ?? '')));
            }
            const offered = pieces.flatMap(({ choices }) =>
              choices.map(({ value }) => value),
            );
            for (const { activity } of activities) {
              const actions = activity.suggestedActions?.actions ?? [];
              const native = actions.every(({ value }) => offered.includes(value));
              const numbered = actions.every(({ title }, i) =>
                shown.includes(bare(`${i + 1}. ${title}`)),
              );
              const [only] = actions;
              const named =
                actions.length === 1 &&
                (shown.includes(bare(`回复“${only?.title}”`)) ||
                  shown.includes(bare(`reply “${only?.title}”`)));
              assert.ok(native || numbered || named);
            }
            const completed = pieces.flatMap(({ completes }) => completes);
            assert.deepEqual(
              completed,
              activities.map(({ seq }) => seq),
            );
          },
        ),
        { numRuns: RUNS, seed: 2 },
      );
    });
  });
}
