import assert from 'node:assert/strict';
import { account, told } from './real-city.ts';

const PLACE = '金水区 封控区 经三路5号院';
const card = () => told(PLACE, '我自己', '王芳', '13937160300', '同意');

describe('dialogs: yes, no and "I cannot say" in any words', () => {
  for (const words of [
    '没问题了',
    '嗯 就这样',
    '对 提交吧',
    '好了 交吧',
    'submit it please',
    'looks good',
    '看了一遍 都对 报上去',
    '齐活 交吧',
    'all fine, send it over',
  ]) {
    it(`files at the card: ${words}`, () => {
      const chat = card();
      const before = account(chat);
      chat.say(words);
      assert.equal(chat.said[0], 'filed');
      assert.deepEqual(account(chat), before, 'yes is no part of the story');
    });
  }

  for (const words of [
    '提交了没',
    '没问题吧?',
    '还有 楼道的灯也坏了',
    '先别交',
    '好像电话不对',
    '不对',
    '我再想想',
    'not correct',
  ]) {
    it(`files nothing at the card: ${words}`, () => {
      const chat = card();
      chat.say(words);
      assert.equal(chat.did('open_case').length, 0);
    });
  }

  for (const words of ['不对', '好像不对', 'not correct']) {
    it(`asks at the card which line is wrong: ${words}`, () => {
      const chat = card();
      chat.say(words);
      assert.deepEqual(chat.said, ['ask.edit']);
    });
  }

  it('keeps few words at the card that tell something', () => {
    const chat = card();
    chat.say('对 夜里更黑');
    assert.ok(account(chat)?.includes('对 夜里更黑'));
    assert.equal(chat.asked, 'confirm');
  });

  for (const words of ['可以 转吧', '愿意', '没意见', 'sure, pass it on']) {
    it(`consents: ${words}`, () => {
      const chat = told(PLACE, '我自己', '王芳', '13937160300', words);
      assert.equal(chat.state.draft?.consent, 'given');
    });
  }

  for (const words of ['我不愿意', '别给别人看', "please don't share it"]) {
    it(`does not consent: ${words}`, () => {
      const chat = told(PLACE, '我自己', '王芳', '13937160300', words);
      assert.deepEqual(chat.said, ['consent.refused']);
    });
  }

  for (const words of ['跳过', '不知道', '我也说不好']) {
    it(`consent passed over (${words}) hears the reason, and then waits`, () => {
      const chat = told(PLACE, '我自己', '王芳', '13937160300', words);
      assert.deepEqual(chat.said, ['ask.consent.problem']);
      assert.match(chat.text, /不同意就先不转/);
      chat.say(words);
      assert.deepEqual(chat.said, ['consent.open']);
      chat.say('同意');
      assert.equal(chat.asked, 'confirm');
    });
  }

  for (const words of ['问我妈去', '我也说不清', '不想说名字', '不说']) {
    it(`leaves a question open: ${words}`, () => {
      const chat = told(PLACE, '我自己');
      assert.equal(chat.asked, 'contact_name');
      const before = account(chat);
      chat.say(words);
      assert.deepEqual(chat.said, ['left_open', 'ask.phone']);
      assert.deepEqual(account(chat), before);
    });
  }

  it('"提交吧" before the card leaves open what is, but for the way to ring', () => {
    const chat = told('金水区');
    chat.say('别问了 直接提交');
    assert.equal(chat.asked, 'phone');
    chat.say('13937160300');
    assert.equal(chat.asked, 'consent');
    chat.say('同意');
    assert.match(chat.text, /没填：分区、地址、谁需要帮助、称呼/);
  });

  it('what was left open is filled at the card in words', () => {
    const chat = told('金水区', '跳过', '跳过', '跳过', '跳过', '13937160300', '同意');
    for (const words of ['防范区', '王女士', '我妈 70岁']) {
      chat.say(words);
      assert.equal(chat.asked, 'confirm');
    }
    assert.match(chat.text, /没填：地址。/);
    assert.equal(chat.state.draft?.zone, 'precaution');
    assert.equal(chat.state.personal.draft?.contactName?.value, '王女士');
  });

  it('a name told where the zone is asked is the name', () => {
    const chat = told('金水区', '老赵');
    assert.deepEqual(chat.said, ['noted.fields', 'ask.zone.again']);
    assert.equal(chat.state.personal.draft?.contactName?.value, '老赵');
  });
});
