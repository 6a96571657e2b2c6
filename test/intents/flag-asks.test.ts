import assert from 'node:assert/strict';
import mustKnow from '../../cases/must-know.json' with { type: 'json' };
import { MUST_KNOW_KEYS } from '../../cases/must-know.ts';
import { FLAGS } from '../../intents/flags.ts';

/** What a flag asks and what the hand-off says is missing are one list of facts. */
describe('what red flags ask', () => {
  it('is kept under facts that the hand-off knows', () => {
    for (const { id, ask } of FLAGS) {
      for (const { zh, facts } of ask) {
        for (const key of facts) {
          assert.ok(MUST_KNOW_KEYS.includes(key), `${id}: ${zh} → ${key}`);
        }
      }
    }
  });

  it('serves every family that has a list of its own', () => {
    for (const { family, must } of mustKnow.families) {
      const flags = FLAGS.filter(
        ({ id }) => id === family || id.startsWith(`${family}_`),
      );
      assert.ok(flags.length > 0, `no flag of family ${family}`);
      const asked = flags.flatMap(({ ask }) => ask.flatMap(({ facts }) => facts));
      assert.ok(
        must.some((key) => asked.includes(key)),
        `${family} asks for nothing of its list`,
      );
    }
  });
});
