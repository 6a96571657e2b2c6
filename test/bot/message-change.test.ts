/** Edits and withdrawals, in whatever order a vendor brings them. */
import assert from 'node:assert/strict';
import { changeOf, erased, reworded, withFirstWords } from '../../bot/message-change.ts';
import type { Activity, StoredActivity } from '../../integrations/activity.ts';

const NOW = new Date('2022-01-12T10:00:00Z');
const stored = (part: Partial<Activity> = {}): StoredActivity => ({
  conversationId: 'c',
  seq: 1,
  speaker: 'resident',
  activity: {
    type: 'message',
    id: 'c|0000001',
    timestamp: '2022-01-12T09:00:00.000Z',
    channelId: 'x',
    conversation: { id: 'c' },
    from: { id: 'resident', role: 'user' },
    text: '3号楼',
    messageKey: 'k',
    ...part,
  },
});
const MESSAGE = stored();
const TOMBSTONE = stored({ type: 'messageDelete', text: '' });
const GONE = erased(MESSAGE, NOW);
const name = (is: 'sent' | 'edited' | 'withdrawn') => ({ key: 'k', is });

describe('a message that its vendor names', () => {
  const rows = [
    ['sent', [], 'new'],
    ['edited', [], 'new'],
    ['withdrawn', [], 'withdrawn_early'],
    ['sent', [MESSAGE], 'late'],
    ['edited', [MESSAGE], 'reworded'],
    ['withdrawn', [MESSAGE], 'withdrawn'],
    ['sent', [TOMBSTONE], 'withdrawn_first'],
    ['edited', [TOMBSTONE], 'withdrawn_first'],
    ['withdrawn', [TOMBSTONE], 'void'],
    ['sent', [GONE], 'void'],
    ['edited', [GONE], 'void'],
    ['withdrawn', [GONE], 'void'],
    ['edited', [TOMBSTONE, GONE], 'void'],
  ] as const;
  for (const [is, known, change] of rows) {
    const before = known.map(({ activity }) =>
      activity.changes?.withdrawnAt ? 'one taken back' : activity.type,
    );
    it(`${is} after ${before.join(' and ') || 'nothing'}: ${change}`, () => {
      assert.equal(changeOf(name(is), known).is, change);
    });
  }

  it('is new where the vendor names none', () => {
    assert.equal(changeOf(undefined, []).is, 'new');
  });

  it('keeps the words that it had, oldest first', () => {
    const once = reworded(MESSAGE, { text: '5号楼' }, NOW);
    const twice = reworded(once, { text: '6号楼' }, NOW);
    const late = withFirstWords(twice, { text: '2号楼' }, NOW);
    assert.equal(late.activity.text, '6号楼');
    assert.deepEqual(
      late.activity.changes?.before.map(({ text }) => text),
      ['2号楼', '3号楼', '5号楼'],
    );
  });

  it('keeps photo and key of a message whose words change, and no history of the same', () => {
    const attachments = [{ contentType: 'image/png', contentUrl: '/media/1' }];
    const { activity } = reworded(stored({ attachments }), { text: '3号楼' }, NOW);
    assert.deepEqual(activity.attachments, attachments);
    assert.equal(activity.messageKey, 'k');
    assert.deepEqual(activity.changes?.before, []);
  });

  it('keeps nothing of what was taken back but that it was said', () => {
    const told = reworded(
      stored({
        attachments: [{ contentType: 'image/png' }],
        value: { choice: 'c:1' },
        entities: [{ type: 'Place' }],
        channelData: { words: '3号楼' },
      }),
      { text: '5号楼' },
      NOW,
    );
    const { activity } = erased(told, NOW);
    assert.doesNotMatch(JSON.stringify(activity), /号楼|Place|png|c:1/);
    assert.equal(activity.changes?.withdrawnAt, NOW.toISOString());
    assert.equal(activity.id, MESSAGE.activity.id);
    assert.equal(activity.messageKey, 'k');
  });
});
