import assert from 'node:assert/strict';
import fc from 'fast-check';
import { initialState, withoutDraft } from '../../dialogs/state.ts';
import { readState } from '../../dialogs/stored-state.ts';
import { Chat } from '../support/chat.ts';

describe('dialogs: a stored state', () => {
  const DRAFT = {
    id: 'draft-1',
    district: 'd3',
    trail: ['district', 'horoscope', 'zone'],
  };

  it('of a new conversation is the first state, in the person’s language', () => {
    assert.deepEqual(readState(null, null, 'en'), initialState('en'));
    assert.deepEqual(readState({}, {}), initialState('zh'));
  });

  it('drops questions that no longer exist and keeps the rest', () => {
    const state = readState(
      {
        language: 'en',
        asked: { question: 'horoscope', choices: [], failures: 0 },
        draft: { ...DRAFT, skipped: ['zone', 'horoscope'], editing: 'horoscope' },
      },
      { draft: { account: [{ value: 'no food', message: 'm1' }] } },
    );
    assert.equal(state.language, 'en');
    assert.equal(state.asked, null);
    assert.deepEqual(state.draft?.trail, ['district', 'zone']);
    assert.deepEqual(state.draft?.skipped, ['zone']);
    assert.equal(state.draft?.editing, null);
    assert.equal(state.draft?.district, 'd3');
    assert.equal(state.personal.draft?.account[0]?.value, 'no food');
  });

  it('of an older shape lets the form go on', () => {
    const chat = new Chat();
    chat.state = readState(
      { draft: DRAFT },
      { draft: { account: [{ value: '家里没菜了' }] } },
    );
    chat.say('封控区', { zone: 'sealed' });
    assert.equal(chat.state.draft?.zone, 'sealed');
    assert.equal(chat.asked, 'category');
  });

  it('whose personal half was forgotten asks for it again', () => {
    const state = readState({ draft: DRAFT }, null);
    assert.deepEqual(state.personal.draft?.account, []);
  });

  it('drops single values that cannot be read', () => {
    const state = readState(
      { draft: DRAFT },
      {
        draft: {
          account: [7, { value: 'a', message: null }],
          phone: 5,
          needs: [{ value: 'cat' }],
        },
      },
    );
    assert.deepEqual(state.personal.draft?.account, [{ value: 'a', message: null }]);
    assert.equal(state.personal.draft?.phone, undefined);
    assert.deepEqual(state.personal.draft?.needs, []);
  });

  it('of any damage is usable', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (json, personal) => {
        const chat = new Chat();
        chat.state = readState(json, personal);
        chat.say('家里没有菜了', { intent: 'file_request', category: 'food' });
        assert.ok(chat.said.length > 0);
      }),
      { seed: 20220112 },
    );
  });

  it('without its draft keeps language and place, and no personal word', () => {
    const chat = new Chat();
    chat.say('家里没有菜了', {
      intent: 'file_request',
      category: 'food',
      zone: 'sealed',
    });
    const left = withoutDraft(chat.state);
    assert.equal(left.zone, 'sealed');
    assert.equal(left.draft, null);
    assert.deepEqual(left.personal, {
      draft: null,
      question: null,
      told: null,
      tie: null,
      aside: null,
    });
    assert.doesNotMatch(JSON.stringify(left), /没有菜/);
  });
});
