import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  REPLIES_FILE,
  readReplyFolder,
  replyDigest,
} from '../../bot/cli/train/examples-folder.ts';
import { buildReplies } from '../../intents/replies/build.ts';
import { judgeReply, sayingShare } from '../../intents/replies/judge.ts';

describe('intents: what kind of answer a few words are', () => {
  it('is learnt from the examples as they stand', () => {
    const packed: unknown = JSON.parse(readFileSync(REPLIES_FILE, 'utf8'));
    assert.deepEqual(
      packed,
      buildReplies(readReplyFolder(), replyDigest()),
      'run `npm run train -- replies`',
    );
  }).timeout(60_000);

  it('has each example once', () => {
    const texts = readReplyFolder().map(({ text }) => text);
    const twice = texts.filter((text, at) => texts.indexOf(text) !== at);
    assert.deepEqual(twice, []);
  });

  const pairs = [
    ['救护车停在北门进不来', '在北门'],
    ['门岗死活不让进', '门岗旁边'],
    ['脸色铁青', '铁炉寨'],
    ['不疼了 缓过来了', '缓坡小区'],
    ['最后两位应该是47', '47号院'],
    ['不晓得几号楼', '几何公馆'],
  ] as const;
  for (const [saying, place] of pairs) {
    it(`says something: ${saying}; names a place: ${place}`, () => {
      assert.ok(sayingShare(saying) > 0.5, String(sayingShare(saying)));
      assert.ok(sayingShare(place) < 0.5, String(sayingShare(place)));
    });
  }

  it('shares itself out among the kinds', () => {
    for (const text of ['', '?', '🙏', '王芳', 'x'.repeat(3000)]) {
      const reply = judgeReply(text);
      const shares = readReplyFolder().map(({ kind }) => kind);
      const sum = [...new Set(shares)].reduce((all, kind) => all + reply.share(kind), 0);
      assert.ok(Math.abs(sum - 1) < 1e-6, text);
    }
  });
});
