/** One turn of a conversation, decided. Synchronous and pure: everything it needs is handed in. */
import { remind } from './aside.ts';
import { askNext } from './ask-next.ts';
import type { Decision, TurnInput } from './contract.ts';
import { account } from './handlers/account.ts';
import { answer } from './handlers/answer.ts';
import { cancel } from './handlers/cancel.ts';
import { check } from './handlers/check.ts';
import { correction } from './handlers/correction.ts';
import { elsewhere } from './handlers/elsewhere.ts';
import { explain } from './handlers/explain.ts';
import { aid } from './handlers/first-aid.ts';
import { foreign } from './handlers/foreign.ts';
import { hospital } from './handlers/hospital.ts';
import { impatience } from './handlers/impatience.ts';
import { inLanguage, language } from './handlers/language.ts';
import { leaveOut } from './handlers/leave-out.ts';
import { locate } from './handlers/locate.ts';
import { lost } from './handlers/lost.ts';
import { aboutBot, manners, pleasantry, temper } from './handlers/manners.ts';
import { menu } from './handlers/menu.ts';
import { outcome } from './handlers/outcome.ts';
import { ownData } from './handlers/own-data.ts';
import { passOn } from './handlers/pass-on.ts';
import { person } from './handlers/person.ts';
import { policy } from './handlers/policy.ts';
import { registerNeed, takeDate } from './handlers/register-need.ts';
import { relief } from './handlers/relief.ts';
import { askSafety, safetyAnswer } from './handlers/safety.ts';
import { status } from './handlers/status.ts';
import { urgency } from './handlers/urgency.ts';
import { watch } from './handlers/watch.ts';
import { caseOf, isForsaken } from './own-case.ts';
import { isFormQuestion } from './question-ids.ts';
import { retell } from './retell.ts';
import { sameDetails, settle } from './settle.ts';
import { begin, detailsOf, type Handler, type Turn, wantPerson } from './turn.ts';

/** Who may answer a message, in this order; the first that does decides the turn. */
const HANDLERS: readonly Handler[] = [
  urgency, //      danger, in whatever words and at whatever step
  check, //        "没有" to "有呼吸吗？"
  safetyAnswer, // the answer to the one safety question
  language, //     "English please"
  ownData, //      "你知道我什么"; "删除我的信息" is no cancelling
  foreign, //      a language that nobody here reads
  relief, //       "120来了", "没事了": nothing more is asked
  aid, //          "怎么按", "能不能喝水", beside somebody in danger
  explain, //      "啥意思" to a question of the form
  impatience, //   "还有多久", "没人管吗", while somebody is on the way
  hospital, //     "到哪个医院", where somebody is in danger
  locate, //       "你们能定位吗", where the place is asked for
  elsewhere, //    "换了手机，想接着看我的事", the code sent for it, 解除绑定
  person, //       转人工
  status, //       进度, a case number, the last four digits
  passOn, //       to whoever works on a request that is followed from here
  registerNeed, // yes or no to the register of special needs, and when it is due
  outcome, //      办好了 or 没办好, to a case that staff call solved
  menu, //         the standing choices, skip, back, change
  leaveOut, //     "删掉电话" takes one thing out, and cancels nothing
  cancel, //       取消, and what to do with what was told
  correction, //   "电话写错了，是…"
  aboutBot, //     what answers here, and how a person is reached
  temper, //       anger, and nothing else in it
  pleasantry, //   "吃了吗" asks nothing
  policy, //       a question about the rules
  manners, //      greeting, thanks, grief
  answer, //       the answer to the question that was put
  account, //      a trouble told, or more of it
];

export function converse(input: TurnInput): Decision {
  const { retells } = input.message;
  if (retells) return settle(retell(input, retells, { decide, goOn }));
  const turn = takeDate(inLanguage(begin(input)));
  if (input.owner === 'agent') return settle(watch(turn));
  return settle(goOn(decide(turn) ?? lost(turn)));
}

/** By the first that answers it; null: nobody does. */
function decide(turn: Turn): Turn | null {
  for (const handler of HANDLERS) {
    const decided = handler(turn);
    if (decided) return decided;
  }
  return null;
}

/** More is told of an urgent case that nobody has any more: somebody is called again. */
function recall(turn: Turn): Turn {
  const own = caseOf(turn.state.draft, turn.input);
  const more = !sameDetails(detailsOf(turn), turn.input.state.personal.draft);
  return own && isForsaken(own) && more ? wantPerson(turn, 'asked') : turn;
}

/** The last word of a turn: one question, the safety question before those of the form. */
function goOn(turn: Turn): Turn {
  const asked = recall(askSafety(turn) ?? askNext(turn));
  const finished =
    isFormQuestion(turn.input.state.asked?.question) && asked.state.asked === null;
  return finished ? remind(asked) : asked;
}
