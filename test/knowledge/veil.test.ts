import assert from 'node:assert/strict';
import { sampleCity } from './support.ts';

describe('a question under its veil', () => {
  const { knowledge } = sampleCity();

  it('tells what was asked', () => {
    assert.equal(knowledge.veil('管控区怎么去透析'), '管控区怎么去透析');
    assert.match(knowledge.veil('which hospital takes emergency patients'), /hospital/);
  });

  it('keeps what ends a question, and nothing of a name before it', () => {
    assert.equal(knowledge.veil('小区可以叫外卖吗'), '小区可以叫外卖吗');
    assert.match(knowledge.veil('能不能找龚燮菡呢？'), /□呢$/);
  });

  it('names nobody', () => {
    for (const [text, name] of [
      ['龚燮菡家的狗能下楼遛吗', '燮菡'],
      ['帮我加微信wxid_abc123问问核酸', 'abc123'],
      ['我电话13800000000，透析怎么约', '138'],
      ['幢栌苑9号楼能出门吗', '栌'],
    ] as const) {
      const veiled = knowledge.veil(text);
      assert.ok(!veiled.includes(name), veiled);
      assert.match(veiled, /□/);
    }
  });
});
