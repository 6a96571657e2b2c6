import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { CasesFound, CasesWanted } from '../../../web/desk/contract.ts';
import { Finder } from '../../../web/desk/finder.ts';
import { isNarrowed, NOTHING_WANTED } from '../../../web/desk/finding.ts';
import { type DeskAction, reduce, STARTING } from '../../../web/desk/model.ts';
import { ApiError } from '../../../web/shared/staff/calls.ts';
import { Store } from '../../../web/shared/staff/store.ts';
import { caseLine, deskCase, NUMBER, OTHER } from './sample.ts';

const SESSION = {
  csrfToken: 'token',
  actor: { username: 'agent', badge: '1024', role: 'agent' },
};

describe('the list of all cases', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => clock.restore());

  /** A list whose every question waits until the test answers it. */
  function list() {
    const store = new Store(STARTING, reduce);
    store.dispatch({ do: 'signed-in', session: SESSION });
    const asked: {
      readonly wanted: CasesWanted;
      readonly answer: (page: CasesFound) => Promise<void>;
      readonly refuse: (error: Error) => Promise<void>;
    }[] = [];
    const settle = () => new Promise<void>((done) => setImmediate(done));
    const search = (wanted: CasesWanted) =>
      new Promise<CasesFound>((resolve, reject) => {
        asked.push({
          wanted,
          answer: (page) => {
            resolve(page);
            return settle();
          },
          refuse: (error) => {
            reject(error);
            return settle();
          },
        });
      });
    const finder = new Finder({ search }, store);
    return { store, finder, asked };
  }

  const found = (number: string, more = false): CasesFound => ({
    lines: [caseLine({ caseNumber: number })],
    more,
  });
  const shown = ({ store }: ReturnType<typeof list>) =>
    store.state.finding.lines?.map(({ caseNumber }) => caseNumber);

  it('is read when it is shown, and page after page', async () => {
    const one = list();
    void one.finder.show();
    assert.equal(one.store.state.view, 'all');
    await one.asked[0]?.answer(found(NUMBER, true));
    void one.finder.more();
    assert.equal(one.asked[1]?.wanted.after, NUMBER);
    void one.finder.more();
    assert.equal(one.asked.length, 2, 'one page at a time');
    await one.asked[1]?.answer(found(OTHER));
    assert.deepEqual(shown(one), [NUMBER, OTHER]);
    void one.finder.more();
    assert.equal(one.asked.length, 2, 'nothing lies behind the last');
  });

  it('looks for what was typed when the typing pauses, or at once by Enter', async () => {
    const one = list();
    one.finder.type('胰岛');
    clock.tick(200);
    one.finder.type('胰岛素');
    clock.tick(200);
    assert.equal(one.asked.length, 0);
    clock.tick(100);
    assert.deepEqual(
      one.asked.map(({ wanted }) => wanted.search),
      ['胰岛素'],
    );
    one.finder.type('胰岛素没了');
    void one.finder.now();
    clock.tick(1000);
    assert.equal(one.asked.length, 2);
  });

  it('drops the answer to what is asked no longer', async () => {
    const one = list();
    void one.finder.narrow({ state: 'open' });
    void one.finder.narrow({ state: 'closed' });
    await one.asked[1]?.answer(found(NUMBER));
    await one.asked[0]?.answer(found(OTHER));
    assert.deepEqual(shown(one), [NUMBER]);
  });

  it('says why nothing can be found, and leaves with the session', async () => {
    const one = list();
    void one.finder.narrow({ search: '药' });
    await one.asked[0]?.refuse(new ApiError('search_too_short'));
    assert.equal(one.store.state.finding.problem, 'search_too_short');
    void one.finder.show();
    await one.asked[1]?.refuse(new ApiError('signed_out'));
    assert.equal(one.store.state.phase, 'signed-out');
    assert.equal(one.store.state.finding.lines, null);
    assert.equal(one.store.state.finding.wanted.search, '');
  });

  it('says of the open case what was read of it last', () => {
    const steps: readonly DeskAction[] = [
      { do: 'found', page: found(NUMBER), behind: false },
      { do: 'open', caseNumber: NUMBER },
      { do: 'case-read', found: deskCase({ status: 'closed' }), askedAt: 0 },
    ];
    const [line] = steps.reduce(reduce, STARTING).finding.lines ?? [];
    assert.equal(line?.status, 'closed');
    assert.deepEqual(line?.bodies, ['hospital']);
  });

  it('knows whether anything narrows it', () => {
    assert.ok(!isNarrowed(NOTHING_WANTED));
    assert.ok(isNarrowed({ ...NOTHING_WANTED, search: '药' }));
    assert.ok(isNarrowed({ ...NOTHING_WANTED, only: 'mine' }));
  });
});
