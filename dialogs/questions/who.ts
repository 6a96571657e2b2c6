import type { Who } from '../../cases/patient.ts';
import { judgeReply } from '../../intents/replies/judge.ts';
import type { Need } from '../../intents/understanding.ts';
import { isCue } from '../cues.ts';
import type { SayKey } from '../say.ts';
import { detailsOf, pick, type Turn } from '../turn.ts';
import { OTHER, PROBLEM, type Question, tellsMatter } from './question.ts';

const LONGEST = 40;
const SHORT = 8;

const PEOPLE: readonly { id: Who; label: SayKey; need?: Need }[] = [
  { id: 'self', label: 'label.who.self' },
  { id: 'elderly', label: 'label.who.elderly', need: 'elderly' },
  { id: 'child', label: 'label.who.child', need: 'child' },
  { id: 'pregnant', label: 'label.who.pregnant', need: 'pregnant' },
  { id: 'disabled', label: 'label.who.disabled', need: 'disabled' },
  { id: 'household', label: 'label.who.household' },
];

/** Who needs help, and whether they need special care. */
export const who: Question = {
  id: 'who',
  skip: 'label.skip',
  needed: (_draft, details) => !details.patient && details.needs.length === 0,
  ask: (turn) => ({
    first: 'ask.who',
    again: 'ask.who.again',
    problem: 'ask.who.problem',
    choices: PEOPLE.map(({ id, label }) => pick(turn, `who:${id}`, label)),
  }),
  read: (turn) => {
    const { tap, text, message, understanding } = turn.heard;
    const tapped = PEOPLE.find(({ id }) => tap?.verb === 'who' && id === tap.value);
    if (tapped) {
      const { needs } = detailsOf(turn);
      const { need } = tapped;
      const added = need && !needs.some(({ value }) => value === need);
      return {
        kind: 'value',
        details: {
          patient: { value: '', message: message.id, who: tapped.id },
          needs: added ? [...needs, { value: need, message: message.id }] : needs,
        },
      };
    }
    if (!/\p{L}/u.test(text) || isCue(text, 'yes') || isCue(text, 'no')) return PROBLEM;
    const { address, zone, relation } = understanding.entities;
    if ((address || zone) && !relation) return OTHER;
    const told = understanding.entities.relation ?? understanding.entities.age;
    if (text.length > LONGEST) return told ? { kind: 'value' } : OTHER;
    if (!told && (tellsMatter(turn, SHORT) || isNobody(turn))) return OTHER;
    return { kind: 'value', details: { patient: { value: text, message: message.id } } };
  },
};

/** A medicine, a time, words that say something: "奥氮平", "打过120了". */
function isNobody({ heard }: Turn): boolean {
  if (heard.understanding.entities.medicines.length > 0) return true;
  const reply = judgeReply(heard.text);
  const nobody = reply.share(
    'thing',
    'time',
    'help',
    'question',
    'unknown',
    'correction',
    'agree',
    'refuse',
    'plea',
  );
  return nobody >= NOBODY && reply.share('person') < 1 - NOBODY;
}

const NOBODY = 0.6;
