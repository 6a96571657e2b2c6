import assert from 'node:assert/strict';
import {
  abilities,
  type DeskAction,
  type DeskState,
  type Outgoing,
  reduce,
  STARTING,
} from '../../../web/desk/model.ts';
import { deskCase, NUMBER, OTHER, queueItem, residentLine, TEAM } from './sample.ts';

const SESSION = {
  csrfToken: 'token',
  actor: { username: 'agent', badge: '1024', role: 'agent' },
};
const given = (...actions: readonly DeskAction[]): DeskState =>
  actions.reduce(reduce, STARTING);
const SIGNED_IN: DeskAction = { do: 'signed-in', session: SESSION };
const OPENED: DeskAction = { do: 'open', caseNumber: NUMBER };
const read = (over = {}, askedAt = 0): DeskAction => ({
  do: 'case-read',
  found: deskCase(over),
  askedAt,
});
const outgoing = (over: Partial<Outgoing> = {}): DeskAction => ({
  do: 'outgoing',
  outgoing: {
    requestId: 'r1',
    caseNumber: NUMBER,
    text: '您好',
    quotes: [],
    state: 'sending',
    code: null,
    sentAt: null,
    ...over,
  },
});
const ENDING: DeskAction = {
  do: 'ending',
  ending: { kind: 'resolve', caseNumber: NUMBER, requestId: 'e1', due: 5000 },
};

describe('desk session', () => {
  it('begins unknown and becomes work or a sign-in form', () => {
    assert.equal(STARTING.phase, 'starting');
    assert.equal(given(SIGNED_IN).phase, 'at-work');
    assert.equal(given({ do: 'signed-out' }).phase, 'signed-out');
  });

  it('keeps the refusal until the next sign-in', () => {
    const refused = given({ do: 'sign-in-refused', code: 'wrong_credentials' });
    assert.equal(refused.signInRefusal, 'wrong_credentials');
    assert.equal(reduce(refused, SIGNED_IN).signInRefusal, null);
  });

  it('leaves nothing of a resident on the screen after signing out', () => {
    const items = [queueItem()];
    const queue: DeskAction = { do: 'queue-read', items, team: TEAM, at: 1 };
    const out = given(SIGNED_IN, queue, OPENED, read(), outgoing(), { do: 'signed-out' });
    assert.deepEqual(out, { ...STARTING, phase: 'signed-out' });
  });
});

describe('who is writing', () => {
  const typing = (
    badge: string | null,
    conversationId = 'conversation-1',
  ): DeskAction => ({
    do: 'typing',
    typist: { conversationId, badge },
    at: 1000,
  });
  const typist = (...actions: readonly DeskAction[]) =>
    given(SIGNED_IN, OPENED, read(), ...actions).typist;

  it('is shown for the open case, the resident or a colleague', () => {
    assert.deepEqual(typist(typing(null)), {
      conversationId: 'conversation-1',
      badge: null,
      until: 7000,
    });
    assert.equal(typist(typing('1031'))?.badge, '1031');
  });

  it('is nobody of another conversation, nor oneself', () => {
    assert.equal(typist(typing(null, 'conversation-2')), null);
    assert.equal(typist(typing('1024')), null);
  });
});

describe('desk queue on the page', () => {
  const items = (...numbers: readonly string[]) =>
    numbers.map((caseNumber) => queueItem({ caseNumber }));
  const order = (state: DeskState) => state.rows.map(({ item }) => item.caseNumber);
  const queue = (...numbers: readonly string[]): DeskAction => ({
    do: 'queue-read',
    items: items(...numbers),
    team: TEAM,
    at: 7,
  });

  it('follows the server', () => {
    assert.deepEqual(order(given(queue('a', 'b'), queue('b', 'a'))), ['b', 'a']);
  });

  it('holds still under a pointer and sorts when let go', () => {
    const held = given(queue('a', 'b'), { do: 'hold', held: true }, queue('c', 'b', 'a'));
    assert.deepEqual(order(held), ['a', 'b', 'c']);
    const free = reduce(held, { do: 'hold', held: false });
    assert.deepEqual(order(free), ['c', 'b', 'a']);
  });

  it('does not change when held twice', () => {
    const held = given(queue('a'), { do: 'hold', held: true });
    assert.equal(reduce(held, { do: 'hold', held: true }), held);
  });

  it('counts the alarm from the truth, held or not', () => {
    const held = given(queue('a'), { do: 'hold', held: true }, queue());
    assert.deepEqual(held.items, []);
  });
});

describe('desk case on the page', () => {
  it('opens in the conversation and forgets the one before', () => {
    const state = given(OPENED, read(), { do: 'open', caseNumber: OTHER });
    assert.deepEqual([state.open, state.found, state.pane], [OTHER, null, 'talk']);
  });

  it('keeps what was read when opened again', () => {
    assert.notEqual(given(OPENED, read(), OPENED).found, null);
  });

  it('ignores an answer for a case that is no longer open', () => {
    const late = given(OPENED, { do: 'open', caseNumber: OTHER }, read());
    assert.equal(late.found, null);
    const failed: DeskAction = {
      do: 'case-unread',
      caseNumber: NUMBER,
      code: 'unknown_case',
    };
    assert.equal(given({ do: 'open', caseNumber: OTHER }, failed).problem, null);
    assert.equal(given(OPENED, failed).problem, 'unknown_case');
  });

  it('opens what was taken; says so where none waits or another was faster', () => {
    const taking: DeskAction = { do: 'taking', caseNumber: null };
    assert.equal(given(taking).taking, 'next');
    assert.equal(given(taking, { do: 'taken', caseNumber: NUMBER }).open, NUMBER);
    const none = given(taking, { do: 'taken', caseNumber: null });
    assert.deepEqual([none.taking, none.notice], [null, 'none_waiting']);
    const late = given(taking, { do: 'take-refused', code: 'held_by_other' });
    assert.deepEqual([late.taking, late.notice], [null, 'held_by_other']);
  });

  it('lets take what waits, answer and end what is mine, nothing else', () => {
    const can = (over: object) => abilities(given(OPENED, read(over)));
    const none = {
      take: false,
      answer: false,
      end: false,
      dispatch: false,
      direct: false,
      callBack: false,
      edit: false,
      person: false,
    };
    assert.deepEqual(can({ owner: 'queue', mine: false }), {
      ...none,
      take: true,
      edit: true,
    });
    const mine = {
      take: false,
      answer: true,
      end: true,
      dispatch: true,
      direct: true,
      callBack: false,
      edit: true,
      person: false,
    };
    assert.deepEqual(can({ mine: true }), mine);
    assert.deepEqual(can({ owner: '1031', mine: false }), none);
    const chief = {
      ...SIGNED_IN.session,
      actor: { ...SIGNED_IN.session.actor, role: 'supervisor' },
    };
    const overseen = given(
      { do: 'signed-in', session: chief },
      OPENED,
      read({ owner: '1031', mine: false }),
    );
    assert.deepEqual(
      abilities(overseen),
      { ...none, direct: true, person: true },
      'a supervisor gives it out, and answers for whose it is',
    );
    assert.deepEqual(can({ owner: 'bot', mine: false }), {
      ...none,
      take: true,
      dispatch: true,
      edit: true,
    });
    const closed = { owner: 'bot', mine: false, status: 'closed' };
    assert.deepEqual(can(closed), { ...none, edit: true });
    assert.deepEqual(can({ ...closed, status: 'merged' }), none);
    const resolved = { owner: 'bot', mine: false, status: 'resolved' };
    assert.deepEqual(can(resolved), { ...none, callBack: true, edit: true });
    assert.deepEqual(can({ ...resolved, owner: '1031' }), none);
    assert.deepEqual(abilities(given(OPENED)), none);
  });
});

describe('desk answer on its way', () => {
  const sent: DeskAction = {
    do: 'outgoing-moved',
    requestId: 'r1',
    to: 'sent',
    at: 100,
  };

  it('leaves when a transcript asked for after its acknowledgement is there', () => {
    const base = [OPENED, outgoing(), sent] as const;
    assert.equal(given(...base, read({}, 99)).outgoing.length, 1);
    assert.equal(given(...base, read({}, 100)).outgoing.length, 0);
  });

  it('stays while it is not acknowledged, however often the case is read', () => {
    for (const state of ['sending', 'waiting', 'refused'] as const) {
      const kept = given(OPENED, outgoing({ state }), read({}, 1e9));
      assert.equal(kept.outgoing.length, 1, state);
    }
  });

  it('of another case stays as well', () => {
    const state = given(OPENED, outgoing({ caseNumber: OTHER }), sent, read({}, 1e9));
    assert.equal(state.outgoing.length, 1);
  });

  it('carries its refusal and can be given up', () => {
    const refused = given(outgoing(), {
      do: 'outgoing-moved',
      requestId: 'r1',
      to: 'refused',
      code: 'not_yours',
    });
    assert.deepEqual(
      [refused.outgoing[0]?.state, refused.outgoing[0]?.code],
      ['refused', 'not_yours'],
    );
    const dropped = reduce(refused, { do: 'outgoing-dropped', requestId: 'r1' });
    assert.deepEqual(dropped.outgoing, []);
  });
});

describe('desk ending', () => {
  it('blocks answering and ending while it counts', () => {
    const { take, answer, end } = abilities(given(OPENED, read(), ENDING));
    assert.deepEqual([take, answer, end], [false, false, false]);
  });

  it('is undone when the resident speaks meanwhile, and says so', () => {
    const transcript = [residentLine(1), residentLine(2)];
    const state = given(OPENED, read(), ENDING, read({ transcript }));
    assert.deepEqual([state.ending, state.notice], [null, 'ending_stopped']);
  });

  it('goes on when nothing new was said, or the words came from us', () => {
    const bot = { ...residentLine(2), speaker: 'bot' as const };
    const state = given(
      OPENED,
      read(),
      ENDING,
      read({ transcript: [residentLine(1), bot] }),
    );
    assert.equal(state.ending?.state, 'counting');
  });

  it('is not stopped once it is on its way', () => {
    const transcript = [residentLine(1), residentLine(2)];
    const sending: DeskAction = { do: 'ending-moved', requestId: 'e1', to: 'sending' };
    const state = given(OPENED, read(), ENDING, sending, read({ transcript }));
    assert.equal(state.ending?.state, 'sending');
  });

  it('ends with what was done, or with why not', () => {
    const moved = (to: 'done' | 'refused' | 'undone', code?: string) =>
      given(ENDING, {
        do: 'ending-moved',
        requestId: 'e1',
        to,
        ...(code ? { code } : {}),
      });
    assert.deepEqual([moved('done').ending, moved('done').notice], [null, 'resolved']);
    assert.equal(moved('undone').notice, null);
    assert.equal(moved('refused', 'not_yours').notice, 'not_yours');
  });

  it('ignores news of an earlier one', () => {
    const state = given(ENDING, { do: 'ending-moved', requestId: 'e0', to: 'done' });
    assert.equal(state.ending?.requestId, 'e1');
  });
});
