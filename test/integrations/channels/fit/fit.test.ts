import assert from 'node:assert/strict';
import type {
  StoredActivity,
  SuggestedAction,
} from '../../../../integrations/activity.ts';
import type {
  ChannelDefinition,
  Outgoing,
  TextLimits,
} from '../../../../integrations/channels/definition.ts';
import { fitPieces } from '../../../../integrations/channels/fit/fit.ts';
import { shortened } from '../../../../integrations/channels/fit/measure.ts';
import { splitText } from '../../../../integrations/channels/fit/split.ts';

const LIMITS: TextLimits = {
  textLength: 40,
  textUnit: 'characters',
  choices: 3,
  choiceLabel: 6,
  choicePayloadBytes: 16,
};
const OUTGOING: Outgoing = {
  windows: { message: null, event: null },
  perTurn: 3,
  pace: { person: { burst: 1, perMinute: 1 }, all: { burst: 1, perMinute: 1 } },
  keyed: false,
  showsSpeaker: false,
};

function channel(limits: Partial<TextLimits> = {}, outgoing: Partial<Outgoing> = {}) {
  return {
    limits: { ...LIMITS, ...limits },
    outgoing: { ...OUTGOING, ...outgoing },
  } satisfies Pick<ChannelDefinition, 'limits' | 'outgoing'>;
}

let seq = 1;
function said(
  text: string,
  titles: readonly string[] = [],
  more: Partial<StoredActivity['activity']> = {},
): StoredActivity {
  seq += 1;
  const actions = titles.map(
    (title, index): SuggestedAction => ({ type: 'postBack', title, value: `c:${index}` }),
  );
  return {
    conversationId: 'c',
    seq,
    speaker: more.from?.id === 'agent' ? 'agent' : 'bot',
    activity: {
      type: 'message',
      id: 'c|1',
      timestamp: '2022-01-12T10:00:00.000Z',
      channelId: 'any',
      conversation: { id: 'c' },
      from: { id: 'huying', role: 'bot' },
      text,
      locale: 'zh-CN',
      ...(actions.length > 0 && { suggestedActions: { actions } }),
      ...more,
    },
  };
}

const texts = (activities: readonly StoredActivity[], most: number | null = null) =>
  fitPieces(activities, channel(), most).pieces.map((piece) => piece.text);

describe('fitting words to a channel', () => {
  it('leaves alone what fits', () => {
    const [piece] = fitPieces([said('在吗？', ['在', '不在'])], channel(), null).pieces;
    assert.equal(piece?.text, '在吗？');
    assert.deepEqual(piece.choices, [
      { title: '在', value: 'c:0' },
      { title: '不在', value: 'c:1' },
    ]);
  });

  it('numbers choices where there are too many, or their payloads are too long', () => {
    const many = said('哪个区？', ['金水区', '二七区', '中原区', '登封']);
    assert.deepEqual(texts([many]), [
      '哪个区？\n1. 金水区\n2. 二七区\n3. 中原区\n4. 登封\n回复数字即可。',
    ]);
    const long = said('哪个区？', ['金水区']);
    const tight = fitPieces([long], channel({ choicePayloadBytes: 2 }), null);
    assert.equal(tight.pieces[0]?.choices.length, 0);
    assert.match(tight.pieces[0]?.text ?? '', /金水区/);
  });

  it('names a single choice: a number could be the answer to the question', () => {
    const age = said('老人多大年纪？', ['不清楚']);
    const [piece] = fitPieces([age], channel({ choices: 0 }), null).pieces;
    assert.equal(piece?.text, '老人多大年纪？\n也可以回复“不清楚”。');
  });

  it('says in the language of the words how to choose', () => {
    const many = said('Where?', ['a', 'b', 'c', 'd'], { locale: 'en' });
    assert.match(texts([many]).join('\n'), /Reply with a number\.$/);
  });

  it('shortens a long label and keeps its payload', () => {
    const [piece] = fitPieces([said('?', ['中牟县刘集镇某村'])], channel(), null).pieces;
    assert.deepEqual(piece?.choices, [{ title: '中牟县刘集…', value: 'c:0' }]);
  });

  it('tears a long text at a pause, with its choices on the last part', () => {
    const long = said(`${'一'.repeat(25)}。${'二'.repeat(25)}`, ['好']);
    const { pieces } = fitPieces([long], channel(), null);
    assert.deepEqual(
      pieces.map((piece) => piece.text),
      [`${'一'.repeat(25)}。`, '二'.repeat(25)],
    );
    assert.deepEqual(
      pieces.map((piece) => piece.choices.length),
      [0, 1],
    );
    assert.deepEqual(
      pieces.map((piece) => piece.completes),
      [[], [long.seq]],
    );
  });

  it('gives a text with choices the room it has with choices', () => {
    const asked = said(`${'一'.repeat(18)}。${'二'.repeat(10)}`, ['好']);
    const { pieces } = fitPieces([asked], channel({ textWithChoices: 20 }), null);
    assert.deepEqual(
      pieces.map((piece) => piece.text.length),
      [19, 10],
    );
  });

  it('joins neighbours when it may send fewer, and no more of them than needed', () => {
    const three = () => [said('甲'), said('乙'), said('丙', ['好'])];
    assert.deepEqual(texts(three(), 3), ['甲', '乙', '丙']);
    assert.deepEqual(texts(three(), 2), ['甲\n\n乙', '丙']);
    assert.deepEqual(texts(three(), 1), ['甲\n\n乙\n\n丙']);
  });

  it('joins nothing to a message whose choices would be lost, nor two voices', () => {
    assert.deepEqual(texts([said('甲', ['好']), said('乙')], 1), ['甲', '乙']);
    const agent = said('我是值班员', [], { from: { id: 'agent', name: '07' } });
    assert.equal(texts([said('甲'), agent], 1).length, 2);
  });

  it('names the agent where the client does not', () => {
    const agent = said('马上到', [], { from: { id: 'agent', role: 'bot', name: '07' } });
    assert.deepEqual(texts([agent]), ['值班员07：马上到']);
    const shown = fitPieces([agent], channel({}, { showsSpeaker: true }), null);
    assert.equal(shown.pieces[0]?.text, '马上到');
    assert.equal(shown.pieces[0]?.name, '07');
  });

  it('tells what it could not show', () => {
    const photo = said('见图', [], { attachments: [{ contentType: 'image/png' }] });
    const event = said('', [], { type: 'event', name: 'handoff.status' });
    const { dropped } = fitPieces([photo, event], channel(), null);
    assert.deepEqual(
      dropped.map(({ what }) => what),
      ['attachments', 'empty_event'],
    );
  });
});

describe('tearing a text', () => {
  it('prefers a paragraph to a sentence, and a sentence to a comma', () => {
    assert.deepEqual(splitText('一二三四。五六\n\n七八。九十', 10, 'characters'), [
      '一二三四。五六',
      '七八。九十',
    ]);
    assert.deepEqual(splitText('一二三四。五六，七八九十', 9, 'characters'), [
      '一二三四。',
      '五六，七八九十',
    ]);
  });

  it('takes no pause that leaves a crumb', () => {
    assert.deepEqual(splitText('好。一二三四五六七八九十', 10, 'characters'), [
      '好。一二三四五六七八',
      '九十',
    ]);
  });

  it('counts bytes where the vendor does, and tears no character', () => {
    const parts = splitText('𠮷'.repeat(5), 9, 'bytes');
    assert.deepEqual(parts, ['𠮷𠮷', '𠮷𠮷', '𠮷']);
    assert.deepEqual(splitText('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 30, 'bytes'), [
      '👨‍👩‍👧‍👦',
      '👨‍👩‍👧‍👦',
    ]);
  });

  it('stands still before nothing, however small the limit', () => {
    assert.deepEqual(splitText('𠮷𠮷', 1, 'bytes'), ['𠮷', '𠮷']);
  });

  it('shortens with an ellipsis and no torn character', () => {
    assert.equal(shortened('一二三四', 4, 'characters'), '一二三四');
    assert.equal(shortened('一二三四五', 4, 'characters'), '一二三…');
    assert.equal(shortened('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 9, 'characters'), '👨‍👩‍👧‍👦…');
  });
});
