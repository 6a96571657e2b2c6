import assert from 'node:assert/strict';
import {
  type Agent,
  type Attendance,
  nextFor,
  offers,
  skillsFor,
  stateOf,
  type Work,
  type WorkRules,
} from '../../cases/agents.ts';

const NOW = new Date('2022-01-12T10:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000).toISOString();

const RULES: WorkRules = {
  skills: [
    { id: 'medical', categories: ['medical'], districts: [], languages: [] },
    { id: 'english', categories: [], districts: [], languages: ['en'] },
    { id: 'harbour', categories: [], districts: ['harbour'], languages: [] },
    { id: 'counselling', categories: [], districts: [], languages: [] },
  ],
  waitsFirst: { critical: 20, high: 60, normal: 900 },
};

const THERE: Attendance = { choice: 'ready', seenAt: ago(5), touchedAt: ago(30) };

function agent(id: string, part: Partial<Agent> = {}): Agent {
  return { id, skills: [], capacity: 2, load: 0, attendance: THERE, ...part };
}

function work(id: string, part: Partial<Work> & { readonly waited?: number } = {}): Work {
  const { waited = 10, ...rest } = part;
  return {
    id,
    conversationId: `of ${id}`,
    urgency: 'normal',
    category: 'food',
    district: null,
    handoff: {
      reason: 'asked',
      requestedAt: ago(waited),
      takenBy: null,
      takenAt: null,
      alarms: 0,
    },
    ...rest,
  };
}

function held(id: string, by: string, part: Partial<Work> = {}): Work {
  const { handoff, ...rest } = work(id, part);
  return { ...rest, handoff: handoff && { ...handoff, takenBy: by, takenAt: ago(1) } };
}

function meantFor(
  id: string,
  first: { readonly agent?: string; readonly skill?: string },
  since: number,
  part: Partial<Work> = {},
): Work {
  const { handoff, ...rest } = work(id, part);
  return {
    ...rest,
    handoff: handoff && { ...handoff, first: { ...first, since: ago(since) } },
  };
}

const offered = (standing: readonly Work[], ...agents: readonly Agent[]) =>
  Object.fromEntries(offers(standing, agents, RULES, NOW));

describe('cases: agents', () => {
  it('are ready, busy with full hands or by choice, and away by choice or silence', () => {
    const states: readonly [Partial<Agent>, string][] = [
      [{}, 'ready'],
      [{ load: 1 }, 'ready'],
      [{ load: 2 }, 'busy'],
      [{ attendance: { ...THERE, choice: 'busy' } }, 'busy'],
      [{ attendance: { ...THERE, choice: 'away' }, load: 2 }, 'away'],
      [{ attendance: { ...THERE, seenAt: ago(46) } }, 'away'],
      [{ attendance: { ...THERE, touchedAt: ago(601) } }, 'away'],
      [{ attendance: { ...THERE, seenAt: ago(45), touchedAt: ago(600) } }, 'ready'],
      [{ attendance: null }, 'away'],
    ];
    for (const [part, expected] of states)
      assert.equal(stateOf(agent('a', part), NOW), expected, JSON.stringify(part));
  });

  it('need the skills that a case asks for by its category, district or language', () => {
    const asked = (part: Partial<Work>) => skillsFor(work('w', part), RULES.skills);
    assert.deepEqual(asked({}), []);
    assert.deepEqual(asked({ category: 'medical' }), ['medical']);
    assert.deepEqual(
      asked({ category: 'medical', language: 'en', district: 'harbour' }),
      ['medical', 'english', 'harbour'],
    );
    assert.deepEqual(asked({ language: 'zh', district: 'hill' }), []);
    const directed = meantFor('w', { skill: 'counselling' }, 1, { category: 'medical' });
    assert.deepEqual(skillsFor(directed, RULES.skills), ['counselling']);
  });

  it('are each offered one case, no case twice, to whom has least in hand', () => {
    const standing = [work('w1'), work('w2'), work('w3')];
    const got = offered(standing, agent('a', { load: 1 }), agent('b'));
    assert.deepEqual(got, { b: 'w1', a: 'w2' });
  });

  it('are offered nothing while away or with full hands, but for what is critical', () => {
    const away = agent('away', { attendance: { ...THERE, choice: 'away' } });
    const full = agent('full', { load: 2 });
    assert.deepEqual(offered([work('w')], away, full), {});
    const critical = work('w', { urgency: 'critical' });
    assert.deepEqual(offered([critical], away, full), { full: 'w' });
  });

  it('with a skill come first for a case that asks for it, for a time', () => {
    const agents = [agent('a'), agent('b', { skills: ['medical'], load: 1 })];
    const medical = { category: 'medical' };
    assert.deepEqual(offered([work('w', medical)], ...agents), { b: 'w' });
    assert.deepEqual(offered([work('w', { ...medical, waited: 900 })], ...agents), {
      a: 'w',
    });
    const high = { ...medical, urgency: 'high' } as const;
    assert.deepEqual(offered([work('w', { ...high, waited: 59 })], ...agents), {
      b: 'w',
    });
    assert.deepEqual(offered([work('w', { ...high, waited: 60 })], ...agents), {
      a: 'w',
    });
    const critical = work('w', { ...medical, urgency: 'critical', waited: 0 });
    assert.deepEqual(offered([critical], ...agents), { a: 'w' }, 'anybody at once');
  });

  it('are not waited for when they are not there', () => {
    const gone = { ...THERE, choice: 'away' } as const;
    const able = agent('b', { skills: ['medical'], attendance: gone });
    const medical = work('w', { category: 'medical' });
    assert.deepEqual(offered([medical], agent('a'), able), { a: 'w' });
    const meant = meantFor('w', { agent: 'b' }, 5);
    assert.deepEqual(offered([meant], agent('a'), able), { a: 'w' });
  });

  it('named for a case come first, even when another has less to do', () => {
    const agents = [agent('a'), agent('b', { load: 1 })];
    assert.deepEqual(offered([meantFor('w', { agent: 'b' }, 5)], ...agents), { b: 'w' });
    assert.deepEqual(offered([meantFor('w', { agent: 'b' }, 901)], ...agents), {
      a: 'w',
    });
    const critical = { urgency: 'critical' } as const;
    const at = (second: number) => meantFor('w', { agent: 'b' }, second, critical);
    assert.deepEqual(offered([at(19)], ...agents), { b: 'w' });
    assert.deepEqual(offered([at(20)], ...agents), { a: 'w' });
  });

  it('are offered no case of a person with whom somebody else speaks', () => {
    const standing = [
      held('h', 'a', { conversationId: 'c' }),
      work('w', { conversationId: 'c' }),
    ];
    assert.deepEqual(offered(standing, agent('b')), {});
    assert.deepEqual(offered(standing, agent('a', { load: 1 }), agent('b')), { a: 'w' });
  });

  it('take what they are offered, then the rest in order, never what waits for others', () => {
    const meant = meantFor('w1', { agent: 'b' }, 5);
    const standing = [meant, work('w2'), work('w3')];
    const agents = [agent('a'), agent('b')];
    assert.deepEqual(nextFor('a', standing, agents, RULES, NOW), ['w2', 'w3']);
    assert.deepEqual(nextFor('b', standing, agents, RULES, NOW), ['w1', 'w2', 'w3']);
    assert.deepEqual(nextFor('nobody', standing, agents, RULES, NOW), []);
  });

  it('with full hands take what is critical and nothing else', () => {
    const standing = [work('w1', { urgency: 'critical' }), work('w2')];
    const full = agent('a', { load: 2 });
    assert.deepEqual(nextFor('a', standing, [full], RULES, NOW), ['w1']);
  });
});
