import assert from 'node:assert/strict';
import { CHECKS } from '../../intents/checks/checks.ts';
import { FLAGS, type FlagDefinition, flagDefinition } from '../../intents/flags.ts';
import { EXAMPLES } from './examples.ts';
import { flagIds, read } from './support.ts';

describe('red flags', () => {
  for (const [id, { yes, no }] of Object.entries(EXAMPLES)) {
    describe(id, () => {
      for (const text of yes)
        it(`is raised: ${text}`, () =>
          assert.ok(flagIds(text).includes(id), `${flagIds(text)}`));
      for (const text of no)
        it(`is not raised: ${text}`, () => assert.ok(!flagIds(text).includes(id)));
    });
  }
});

const hasWords = ({ forms, all }: FlagDefinition) => forms.length + all.length > 0;

describe('the flags as data', () => {
  it('every flag has a sentence that raises it and one that does not', () => {
    for (const { id } of FLAGS.filter((flag) => !flag.learnt && hasWords(flag))) {
      assert.ok((EXAMPLES[id]?.yes.length ?? 0) > 0, `${id} yes`);
      assert.ok((EXAMPLES[id]?.no.length ?? 0) > 0, `${id} no`);
    }
    for (const id of Object.keys(EXAMPLES)) assert.ok(flagDefinition(id), id);
  });
  it('every flag without words of its own is what an answer makes of another', () => {
    const become = CHECKS.flatMap(({ answers }) =>
      Object.values(answers).map(({ becomes }) => becomes),
    );
    for (const flag of FLAGS.filter((each) => !each.learnt && !hasWords(each)))
      assert.ok(become.includes(flag.id), flag.id);
  });
  it('every critical flag tells whom to ring or what to do at once, in both languages', () => {
    for (const { id, urgency, advice, service } of FLAGS) {
      assert.ok(advice.zh.length === advice.en.length, id);
      if (urgency !== 'critical') continue;
      if (service === null) continue;
      assert.ok(advice.zh.join().includes(`{${service}}`), `${id} zh`);
      assert.ok(advice.en.join().includes(`{${service}}`), `${id} en`);
    }
  });
  it('an unknown flag is none', () => assert.equal(flagDefinition('nothing'), undefined));
  it('the words that raised a flag are the person’s own', () => {
    const text = '快！我爸  胸　口 疼，在ＡＢＣ小区';
    for (const { evidence } of read(text).flags) {
      assert.equal(text.slice(evidence.span.start, evidence.span.end), evidence.words);
    }
    assert.equal(read(text).urgency, 'critical');
  });
});
