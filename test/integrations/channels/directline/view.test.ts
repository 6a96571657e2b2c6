import assert from 'node:assert/strict';
import type { Activity, Speaker } from '../../../../integrations/activity.ts';
import { present } from '../../../../integrations/channels/directline/view.ts';

const link = (id: string) => `signed:${id}`;

function stored(speaker: Speaker, words: Partial<Activity>) {
  const activity: Activity = {
    type: 'message',
    id: 'c|0000001',
    timestamp: '2022-01-12T10:00:00.000Z',
    channelId: 'directline',
    conversation: { id: 'c' },
    from: { id: 'staff-uuid', name: '07' },
    ...words,
  };
  return { conversationId: 'c', seq: 1, speaker, activity };
}

describe('what a Direct Line client sees', () => {
  it('of an agent: the words and the badge', () => {
    const shown = present(
      stored('agent', {
        text: 'I am here',
        value: { staffId: 'staff-uuid' },
        channelData: { staffId: 'staff-uuid' },
        entities: ['staff-uuid'],
      }),
      link,
    );
    assert.deepEqual(shown?.from, { id: 'agent', role: 'bot', name: '07' });
    assert.equal(shown?.text, 'I am here');
    assert.doesNotMatch(JSON.stringify(shown), /staff-uuid/);
  });

  it('of the bot: its words, choices and what its page needs', () => {
    const suggestedActions = {
      actions: [{ type: 'postBack' as const, title: '封控区', value: 'zone:sealed' }],
    };
    const shown = present(
      stored('bot', { text: 'Which?', suggestedActions, channelData: { huying: {} } }),
      link,
    );
    assert.deepEqual(shown?.from, { id: 'huying', role: 'bot', name: '07' });
    assert.deepEqual(shown?.suggestedActions, suggestedActions);
    assert.deepEqual(shown?.channelData, { huying: {} });
  });

  it('of a hand-off: the case number, how urgent, and its state', () => {
    const summary = {
      caseNumber: 'A1B2',
      urgency: 'critical',
      identify: [{ key: 'phone', value: '13800000000' }],
    };
    for (const value of [
      { state: 'queue', reason: 'urgent', summary },
      { state: 'queue', ...summary, staffId: 'staff-uuid' },
    ]) {
      const shown = present(
        stored('system', {
          type: 'event',
          name: 'handoff.initiate',
          value,
          attachments: [{ contentType: 'application/json', content: ['transcript'] }],
        }),
        link,
      );
      assert.deepEqual(shown?.value, {
        caseNumber: 'A1B2',
        urgency: 'critical',
        state: 'queue',
      });
      assert.doesNotMatch(JSON.stringify(shown), /138|staff|transcript/);
    }
    const strange = stored('system', { type: 'event', name: 'handoff.status', value: 7 });
    assert.deepEqual(present(strange, link)?.value, {});
  });

  it('of its own words: everything, with files by their signed address', () => {
    const mine = stored('resident', {
      text: 'look',
      channelData: { clientActivityID: 'c1' },
      attachments: [
        {
          contentType: 'image/png',
          contentUrl: '/v3/directline/conversations/c/media/m1',
        },
        { contentType: 'image/png', contentUrl: 'https://elsewhere.example/x.png' },
      ],
    });
    assert.deepEqual(present(mine, link), {
      ...mine.activity,
      attachments: [
        { contentType: 'image/png', contentUrl: 'signed:m1' },
        { contentType: 'image/png', contentUrl: 'https://elsewhere.example/x.png' },
      ],
    });
  });

  it('nothing of other events, of who came and went, or of typing', () => {
    for (const words of [
      { type: 'event', name: 'desk.note', value: 'for staff' },
      { type: 'conversationUpdate' },
      { type: 'typing' },
    ] as const) {
      assert.equal(present(stored('system', words), link), null);
    }
  });
});
