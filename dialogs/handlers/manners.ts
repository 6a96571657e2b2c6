/** Greeting, thanks, anger and grief: short, and never a lecture. */
import { hasCue, isCry, isCue, tellsSomething } from '../cues.ts';
import { absorb, addWords, beginDraft, ensureCase } from '../draft.ts';
import { mayBeDanger } from '../heard.ts';
import { ownWords } from '../say.ts';
import {
  emergencyNumber,
  fallbackCategory,
  isInForm,
  openDraft,
  pick,
  put,
  silence,
  type Turn,
  tell,
  wantPerson,
} from '../turn.ts';
import { waitText } from '../waiting.ts';
import { shelved } from './cancel.ts';
import { greetingChoices } from './menu.ts';

/** The choice of somebody who opened the conversation and has said nothing yet. */
export const WELCOME = 'do:hello';

export function manners(turn: Turn): Turn | null {
  const { tap } = turn.heard;
  if (tap?.verb === 'do' && tap.value === 'hello') {
    return isInForm(turn) ? tell(turn, 'hello_again') : greet(turn);
  }
  if (tap) return null;
  return (
    grief(turn) ?? farewell(turn) ?? thanks(turn) ?? acknowledged(turn) ?? greeting(turn)
  );
}

/** "好的", "收到" to nothing that was asked: nobody has told a trouble by it. */
function acknowledged(turn: Turn): Turn | null {
  const { asked, greeted } = turn.state;
  const open = asked === null || asked.question === 'menu';
  if (!open || !isCue(turn.heard.text, 'heard')) return null;
  const offers = asked?.choices.map(({ id }) => id) ?? [];
  if (offers[0] === 'do:register')
    return put(turn, 'menu', 'acknowledged.offer', asked?.choices ?? []);
  return greeted ? tell(turn, 'acknowledged') : greet(turn);
}

function greeting(turn: Turn): Turn | null {
  const { text, message, understanding } = turn.heard;
  const { intent, entities, safetyQuestion } = understanding;
  if (isCue(text, 'return') && !isInForm(turn)) return greet(turn);
  if (intent !== 'greeting' || entities.phone || safetyQuestion !== null) return null;
  if (isCry(text)) return null;
  // Thanks behind an answer made it sound like manners.
  if (text !== message.text.trim()) return null;
  return isInForm(turn) ? tell(turn, 'hello_again') : greet(turn);
}

/** "吃了吗": a question by its words, and good manners by its meaning. */
export function pleasantry(turn: Turn): Turn | null {
  if (turn.heard.tap || !isCue(turn.heard.text, 'pleasantry')) return null;
  return isInForm(turn) ? tell(turn, 'hello_again') : greet(turn);
}

/** First words to a resident: what this is, what can be done, and 120 for what cannot wait. */
export function greet(turn: Turn): Turn {
  const { city } = turn.input;
  const ambulance = emergencyNumber(city, 'ambulance');
  return put(turn, 'menu', 'greeting', greetingChoices(turn), {
    params: { greeting: city.greeting[turn.state.language] },
    phones: [ambulance],
  });
}

function thanks(turn: Turn): Turn | null {
  const { text, understanding } = turn.heard;
  // Thanks may be a farewell: then the question goes before manners.
  if (mayBeDanger(turn.heard)) return null;
  const meant = understanding.intent === 'greeting' && hasCue(text, 'thanking');
  return meant || isCue(text, 'thanks') ? tell(turn, 'thanks') : null;
}

/** Who takes leave of a form that is not urgent has stopped; what was told is kept. */
function farewell(turn: Turn): Turn | null {
  const { text, understanding } = turn.heard;
  const urgent = turn.state.draft?.caseId != null;
  const told = understanding.flags.length > 0 || understanding.category?.sure === true;
  const short = text.length <= WISHES[understanding.language];
  if (isCue(text, 'bye') && !urgent)
    return isInForm(turn) ? shelved(turn) : tell(turn, 'farewell');
  return short && !told && hasCue(text, 'wishes') ? tell(turn, 'wishes') : null;
}

const WISHES = { zh: 16, en: 45 };

/** "你是机器人吗": the truth, and how a person is reached. */
export function aboutBot(turn: Turn): Turn | null {
  const { text, understanding } = turn.heard;
  const told = understanding.flags.length > 0 || understanding.entities.phone;
  if (told || !hasCue(text, 'aboutBot')) return null;
  return isInForm(turn)
    ? tell(turn, 'about_bot')
    : put(turn, 'menu', 'about_bot', [
        ...greetingChoices(turn),
        pick(turn, 'do:person', 'label.person'),
      ]);
}

/** Only where nothing else was said: anger with a trouble in it is answered as the trouble. */
export function temper(turn: Turn): Turn | null {
  const { understanding, text, tap } = turn.heard;
  const { category, flags, entities } = understanding;
  const tells = flags.length > 0 || entities.phone || entities.address;
  // 垃圾平台 is not about the rubbish.
  const matter =
    category !== null && category.id !== fallbackCategory(turn.input.city).id;
  const short = text.length <= (understanding.language === 'zh' ? 12 : 40);
  const only = !tap && !tells && !matter && short;
  if (!only || !hasCue(text, 'abuse')) return null;
  return isInForm(turn)
    ? tell(addWords(turn), 'abuse')
    : put(turn, 'menu', 'abuse', [
        ...greetingChoices(turn),
        pick(turn, 'do:person', 'label.person'),
      ]);
}

/** A person is offered, not a form; what was told is kept. What has to be done now is a person's. */
function grief(turn: Turn): Turn | null {
  const { text, understanding } = turn.heard;
  if (!understanding.loss || understanding.intent === 'ask_policy') return null;
  const again = saidBefore(turn);
  if (again || hasCue(text, 'bereavedNeed')) return taken(turn, again);
  const tells = openDraft(turn) !== null || understanding.intent === 'file_request';
  const kept = tells && tellsSomething(text) ? addWords(absorb(beginDraft(turn))) : turn;
  return put(silence(kept), 'menu', 'grief', [
    pick(turn, 'do:person', 'label.person'),
    pick(turn, 'do:file', 'label.file'),
  ]);
}

/** The sympathy was the last word, or somebody is called already: more of it is the request. */
function saidBefore(turn: Turn): boolean {
  const draft = openDraft(turn);
  const { asked } = turn.state;
  const offered = asked?.question === 'menu' && asked.choices[0]?.id === 'do:person';
  return draft !== null && (offered || draft.caseId !== null);
}

/** A death at home, a paper that the funeral home wants: a request, and somebody is called. */
function taken(turn: Turn, again: boolean): Turn {
  const told = addWords(absorb(beginDraft(turn)));
  const first = told.state.draft?.caseId == null;
  const called = wantPerson(ensureCase(told), 'asked');
  const words = ownWords(turn.heard.text, turn.state.language);
  const number = called.state.draft?.caseNumber ?? '';
  const wait = waitText(called, called.state.draft?.urgency ?? 'normal');
  if (!first) return tell(told, 'emergency.noted', { params: { number } });
  const key = again ? 'grief.taken' : 'grief.first_taken';
  return tell(called, key, { params: { words, number, wait } });
}
