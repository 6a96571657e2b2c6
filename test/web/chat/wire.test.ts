import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readActivity, readActivitySet } from '../../../web/chat/wire.ts';

describe('chat: reading activities', () => {
  it('reads tone, phones, quotes and speaker', () => {
    const read = readActivity({
      type: 'message',
      id: 'c|0000001',
      from: { id: 'huying' },
      channelData: {
        huying: {
          tone: 'critical',
          phones: ['120'],
          quotes: [{ source: '卫生防治部', announcedOn: '2022-01-12' }],
          speaker: 'agent',
        },
      },
    });
    assert.equal(read?.critical, true);
    assert.equal(read?.agent, true);
    assert.deepEqual(read?.phones, ['120']);
    assert.deepEqual(read?.quotes, [{ source: '卫生防治部', announcedOn: '2022-01-12' }]);
  });

  it('shows pictures of its own server and inside the message, and no others', () => {
    const addresses = [
      'https://other-name.example/v3/directline/conversations/c/media/1?t=x',
      '/v3/directline/conversations/c/media/2',
      'data:image/png;base64,AAAA',
      'https://elsewhere.example/spy.png',
      'javascript:alert(1)',
    ];
    const read = readActivity({
      type: 'message',
      attachments: addresses.map((contentUrl) => ({
        contentType: 'image/png',
        contentUrl,
      })),
    });
    assert.deepEqual(read?.images, [
      '/v3/directline/conversations/c/media/1?t=x',
      '/v3/directline/conversations/c/media/2',
      'data:image/png;base64,AAAA',
      '',
      '',
    ]);
  });

  it('takes anything for an answer without falling over', () => {
    fc.assert(
      fc.property(fc.anything(), fc.array(fc.anything()), (body, activities) => {
        readActivitySet(body);
        readActivitySet({ activities });
      }),
    );
  });
});
