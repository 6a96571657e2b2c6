import assert from 'node:assert/strict';
import { realChat } from './real-city.ts';

/** "到哪个医院" in an urgent case: the ambulance decides; nobody is asked for a zone. */
describe('dialogs: which hospital, in danger', () => {
  const critical = () => {
    const chat = realChat();
    chat.say('我们在高速上，我爸胸口疼得厉害，喘不上气');
    return chat;
  };

  for (const words of [
    '去哪个医院',
    '送哪个医院近',
    '到哪家医院？？',
    '哪里有医院',
    '该往哪送啊',
    '什么医院能收',
    'which hospital',
    'where is the hospital',
  ])
    it(`is answered at once: ${words}`, () => {
      const chat = critical();
      chat.say(words);
      assert.ok(chat.said.includes('hospital.critical'), chat.text);
      assert.ok(chat.last?.replies.some(({ phones }) => phones.includes('120')));
      assert.equal(chat.state.policy.waiting, null, 'no zone is asked for');
      assert.equal(chat.asked, 'address', 'the form goes on');
    });

  it('takes up the danger that the same words tell', () => {
    const chat = critical();
    chat.say('到哪个医院？？我爸胸口闷');
    assert.deepEqual(chat.said.slice(0, 2), ['emergency.noted', 'hospital.critical']);
    const { flags = [], account = [] } = chat.state.personal.draft ?? {};
    assert.ok(flags.some(({ id }) => id === 'cardiac_chest_tightness'));
    assert.equal(account.length, 2);
  });

  it('is answered under the first words of the danger too', () => {
    const chat = realChat();
    chat.say('我爸胸口疼得厉害，到哪个医院');
    assert.deepEqual(chat.said.slice(0, 2), ['emergency.critical', 'hospital.critical']);
  });

  it('keeps the place that stands beside it', () => {
    const chat = critical();
    chat.say('京港澳高速新乡段，送哪个医院？');
    assert.deepEqual(chat.said.slice(0, 2), ['address.noted', 'hospital.critical']);
    const address = chat.state.personal.draft?.address?.value ?? '';
    assert.match(address, /京港澳高速新乡段$/);
  });

  it('is left to the person where it is planned care and the zone is not known', () => {
    const chat = realChat();
    chat.say('我爸明天要透析，没地方去');
    chat.say('去哪个医院透析');
    assert.equal(chat.said[0], 'hospital.high');
    chat.say('我们是封控区的，去哪个医院透析');
    assert.equal(
      chat.said[0],
      'policy.answer',
      'by the rules of the zone, once it is told',
    );
  });

  it('without danger is a question about the rules', () => {
    const chat = realChat();
    chat.say('看病去哪个医院');
    assert.deepEqual(chat.said, ['policy.ask_zone']);
  });

  for (const words of ['哪家医院都不收', '刚从医院回来', '最近的医院停诊了'])
    it(`is not read into what is told: ${words}`, () => {
      const chat = critical();
      chat.say(words);
      assert.ok(!chat.said.includes('hospital.critical'), chat.text);
    });
});
