import assert from 'node:assert/strict';
import {
  canMove,
  isOpen,
  refusal,
  type VersionState,
} from '../../../knowledge/authoring/version.ts';

const STATES: readonly VersionState[] = ['draft', 'review', 'published', 'discarded'];

const ALLOWED = [
  'draft → review',
  'draft → published',
  'draft → discarded',
  'review → draft',
  'review → published',
  'review → discarded',
];

describe('a version’s way', () => {
  it('goes these ways and no others', () => {
    const moves = STATES.flatMap((from) =>
      STATES.filter((to) => canMove(from, to)).map((to) => `${from} → ${to}`),
    );
    assert.deepEqual(moves.sort(), ALLOWED.toSorted());
  });

  it('ends where it is published or thrown away', () => {
    assert.deepEqual(STATES.filter(isOpen), ['draft', 'review']);
  });

  describe('may be published', () => {
    const [WROTE, OTHER] = ['wu', 'zhao'];
    const asked = (state: VersionState, publisher: string, emergency: string | null) =>
      refusal({ state, writtenBy: WROTE, publisher, emergency });

    it('by a second person, once it is in review', () => {
      assert.equal(asked('review', OTHER, null), null);
      assert.equal(asked('review', WROTE, null), 'own_draft');
      assert.equal(asked('draft', OTHER, null), 'wrong_state');
      assert.equal(asked('draft', WROTE, null), 'wrong_state');
    });

    it('by its writer alone with a reason, straight from the draft', () => {
      for (const state of ['draft', 'review'] as const) {
        assert.equal(asked(state, WROTE, '封控今晚开始'), null);
        assert.equal(asked(state, OTHER, '封控今晚开始'), 'wrong_state');
      }
    });

    it('once', () => {
      for (const state of ['published', 'discarded'] as const)
        for (const emergency of [null, '封控今晚开始'])
          assert.equal(asked(state, OTHER, emergency), 'wrong_state');
    });
  });
});
