import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';
import { type RunOn, SEEN, UNSEEN } from './run-on-places.ts';

function placeOf(words: string) {
  const chat = realChat();
  chat.say(words);
  const { draft, personal } = chat.state;
  return [draft?.district ?? null, personal.draft?.address?.value ?? null];
}

function right(rows: readonly RunOn[]): number {
  return rows.filter(([words, ...place]) => {
    const [district, address] = placeOf(words);
    return district === place[0] && address === place[1];
  }).length;
}

describe('dialogs: a place said in one breath with everything else', () => {
  for (const [words, ...place] of SEEN)
    it(words, () => assert.deepEqual(placeOf(words), place));

  it('is found to the letter in nearly all of another forty', () =>
    assert.ok(right(UNSEEN) >= 36));

  it('is not heard in a story that tells none', () => {
    for (const words of [
      '我妈透析到今天已经第五天没做了医院让去社区开证明社区说要街道批',
      '我老公在外地回不来我一个人带两个孩子住院部不让陪护',
      '他们把救护车拦在北门口不让进来你们快协调一下',
      '小区门口的超市关门了家里老人没菜吃了怎么办',
      '楼上邻居天天半夜跳绳找过物业找过社区都没用',
    ])
      assert.equal(placeOf(words)[1], null, words);
  });
});
