import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Change,
  change,
  emptyConversation,
  openChoices,
} from '../../../web/chat/conversation.ts';
import {
  type Outgoing,
  readActivity,
  type WireActivity,
} from '../../../web/chat/wire.ts';

const message = (id: string, fields: Partial<Outgoing> = {}): Outgoing => ({
  id,
  text: `说 ${id}`,
  choice: null,
  photo: null,
  place: null,
  at: '2022-01-12T10:00:00Z',
  ...fields,
});

function activity(
  seq: number,
  fields: Readonly<Record<string, unknown>> = {},
): WireActivity {
  const read = readActivity({
    type: 'message',
    id: `c|${String(seq).padStart(7, '0')}`,
    timestamp: new Date(Date.UTC(2022, 0, 12, 10, 0, seq)).toISOString(),
    from: { id: 'huying', role: 'bot' },
    text: `第 ${seq} 条`,
    ...fields,
  });
  assert.ok(read);
  return read;
}

const echo = (seq: number, clientActivityID: string) =>
  activity(seq, {
    from: { id: 'dl_c', role: 'user' },
    text: `说 ${clientActivityID}`,
    channelData: { clientActivityID },
  });

const view = (...changes: readonly Change[]) => changes.reduce(change, emptyConversation);
const received = (...activities: readonly WireActivity[]): Change => ({
  type: 'received',
  activities,
});

describe('chat: the conversation on the page', () => {
  it('shows a message at once as sending, then as sent', () => {
    const sending = view({ type: 'sending', message: message('a') });
    assert.deepEqual(
      sending.entries.map(({ text, delivery }) => [text, delivery]),
      [['说 a', 'sending']],
    );
    const sent = change(sending, { type: 'accepted', id: 'a', activity: 'c|0000001' });
    assert.equal(sent.entries[0]?.delivery, 'sent');
    assert.equal(sent.entries[0]?.id, 'c|0000001');
  });

  it('makes one entry of a message, its echo by socket and its echo by polling', () => {
    const { entries } = view(
      { type: 'sending', message: message('a') },
      received(echo(1, 'a')),
      { type: 'accepted', id: 'a', activity: 'c|0000001' },
      received(echo(1, 'a'), activity(2)),
    );
    assert.deepEqual(
      entries.map((entry) => [entry.key, entry.delivery]),
      [
        ['a', 'sent'],
        ['c|0000002', 'sent'],
      ],
    );
  });

  it('orders by the server, with unsent words last', () => {
    const { entries } = view(
      { type: 'sending', message: message('late') },
      received(activity(3), activity(1)),
      received(activity(2)),
    );
    assert.deepEqual(
      entries.map((entry) => entry.key),
      ['c|0000001', 'c|0000002', 'c|0000003', 'late'],
    );
  });

  it('says that a message failed, and forgets it once it arrived after all', () => {
    const failed = view(
      { type: 'sending', message: message('a') },
      { type: 'failed', id: 'a' },
    );
    assert.equal(failed.entries[0]?.delivery, 'failed');
    assert.equal(change(failed, received(echo(1, 'a'))).entries[0]?.delivery, 'sent');
  });

  it('never falls back from sent', () => {
    const { entries } = view(
      { type: 'sending', message: message('a') },
      received(echo(1, 'a')),
      { type: 'failed', id: 'a' },
      { type: 'sending', message: message('a') },
    );
    assert.equal(entries[0]?.delivery, 'sent');
  });

  it('keeps the photo on the screen when its echo comes', () => {
    const photo = 'data:image/jpeg;base64,AAAA';
    const { entries } = view(
      { type: 'sending', message: message('a', { photo }) },
      { type: 'progress', id: 'a', share: 0.4 },
      received(echo(1, 'a')),
    );
    assert.deepEqual(entries[0]?.images, [photo]);
    assert.equal(entries[0]?.progress, null);
  });

  it('offers choices under the last word only', () => {
    const question = activity(1, {
      suggestedActions: {
        actions: [
          { type: 'postBack', title: '封控区', value: 'locked' },
          { type: 'openUrl', title: '网页', value: 'https://example.org' },
        ],
      },
    });
    const asked = view(received(question));
    assert.deepEqual(openChoices(asked), [{ title: '封控区', value: 'locked' }]);
    const answered = change(asked, { type: 'sending', message: message('a') });
    assert.deepEqual(openChoices(answered), []);
    assert.deepEqual(openChoices(change(asked, received(activity(2)))), []);
  });

  it('knows who has the conversation', () => {
    const event = (seq: number, name: string, state: string) =>
      activity(seq, { type: 'event', name, value: { state } });
    const waiting = view(received(event(1, 'handoff.initiate', 'queue')));
    assert.equal(waiting.owner, 'queue');
    const value = { state: 'accepted', badge: '1023' };
    const accepted = activity(2, { type: 'event', name: 'handoff.status', value });
    const taken = change(waiting, received(accepted));
    assert.deepEqual([taken.owner, taken.badge], ['agent', '1023'], 'before they spoke');
    const spoken = change(
      taken,
      received(
        activity(3, {
          from: { id: 'agent', role: 'bot', name: '1023' },
          channelData: { huying: { speaker: 'agent' } },
        }),
      ),
    );
    assert.equal(spoken.badge, '1023');
    assert.equal(spoken.entries[0]?.speaker, 'agent');
    const lost = change(spoken, received(event(4, 'handoff.status', 'failed')));
    assert.equal(lost.owner, 'queue');
    const back = change(spoken, received(event(4, 'handoff.status', 'completed')));
    assert.deepEqual([back.owner, back.badge], ['bot', '']);
  });

  it('shows the typing sign until something is said', () => {
    const typing = activity(1, { type: 'typing' });
    assert.equal(view(received(typing)).typing, true);
    assert.equal(view(received(typing), received(activity(2))).typing, false);
    assert.equal(view(received(typing), { type: 'typing_over' }).typing, false);
  });

  it('shows it while the bot owes an answer, and never speaks for a person', () => {
    const sending: Change = { type: 'sending', message: message('a') };
    const accepted: Change = { type: 'accepted', id: 'a', activity: 'c|0000001' };
    assert.equal(view(sending).typing, false);
    assert.equal(view(sending, accepted).typing, true);
    assert.equal(view(sending, received(echo(1, 'a'))).typing, true);
    assert.equal(
      view(sending, received(echo(1, 'a'), activity(2)), accepted).typing,
      false,
    );
    const agent = activity(1, { channelData: { huying: { speaker: 'agent' } } });
    assert.equal(view(received(agent), sending, accepted).typing, false);
  });

  it('keeps only what is unsent when another conversation is opened', () => {
    const { entries, id } = view(
      { type: 'opened', id: 'c' },
      received(activity(1)),
      { type: 'sending', message: message('a') },
      { type: 'opened', id: 'd' },
    );
    assert.equal(id, 'd');
    assert.deepEqual(
      entries.map((entry) => entry.key),
      ['a'],
    );
  });

  it('comes to the same view however often and in whatever order it hears', () => {
    const all = [activity(1), echo(2, 'a'), activity(3), echo(4, 'b'), activity(5)];
    const straight = view(received(...all));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...all, ...all], { minLength: 10, maxLength: 10 }),
        (heard) => {
          const mixed = view(
            { type: 'sending', message: message('a') },
            { type: 'sending', message: message('b') },
            ...heard.map((one) => received(one)),
          );
          assert.deepEqual(mixed.entries, straight.entries);
        },
      ),
    );
  });
});
