import assert from 'node:assert/strict';
import type { CaseState } from '../../cases/case.ts';
import { CaseError } from '../../cases/case-error.ts';
import { owed } from '../../cases/paper.ts';
import { AGENT, add, BODY, newCase, TIMER } from './build.ts';

type Stage = 'owed' | 'received' | 'waived';
const paper = (state: CaseState, number: number, step: Stage) =>
  add(state, AGENT, { kind: 'paper', paper: number, step }).state;
const asked = (state: CaseState, step: number) =>
  add(state, TIMER, { kind: 'papers_asked', step }).state;

describe('papers that are owed', () => {
  it('are listed one by one, and struck out', () => {
    const two = paper(paper(newCase(), 1, 'owed'), 2, 'owed');
    const one = paper(two, 1, 'received');
    assert.deepEqual(
      owed(one.papers).map(({ number }) => number),
      [2],
    );
    assert.equal(paper(one, 1, 'received').version, one.version, 'said twice');
    assert.deepEqual(owed(paper(one, 2, 'waived').papers), []);
  });

  it('may turn out to be missing after all', () => {
    const back = paper(paper(paper(newCase(), 1, 'owed'), 1, 'received'), 1, 'owed');
    assert.equal(owed(back.papers).length, 1);
  });

  it('are the desk’s to list, under the next number', () => {
    const event = { kind: 'paper', paper: 1, step: 'owed' } as const;
    assert.throws(() => add(newCase(), BODY, event), CaseError);
    assert.throws(() => paper(newCase(), 2, 'owed'), CaseError);
    assert.throws(() => paper(newCase(), 1, 'received'), CaseError);
  });

  it('are asked for in order, while there are some', () => {
    const first = asked(paper(newCase(), 1, 'owed'), 1);
    assert.equal(first.paperAsks, 1);
    assert.equal(asked(first, 1).version, first.version);
    const done = paper(first, 1, 'received');
    assert.equal(asked(done, 2).version, done.version);
  });
});
