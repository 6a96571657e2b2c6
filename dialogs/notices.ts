/** What timers, failures and staff actions say to a resident, outside a turn of their own. */
import type { Language } from '../intents/understanding.ts';
import type { City } from '../knowledge/content/city.ts';
import type { Choice, Reply } from './contract.ts';
import { choice, type Params, replyOf, type SayKey } from './say.ts';
import { emergencyNumber } from './turn.ts';
import { aheadText } from './waiting.ts';

export type Notice =
  /** `badge`: who took it. */
  | 'agent_took'
  /** `ahead`: hand-offs before it; `step`: 1 at the first alarm. */
  | 'still_waiting'
  | 'lease_lost'
  /** To a colleague, by whoever had it. */
  | 'handed_over'
  /** `number`: the case. */
  | 'handed_back'
  /** `number`: the case, which waited for nobody any more. */
  | 'called_again'
  | 'resolved_ask'
  /** `number`: the case; `to`: the bodies' names. */
  | 'dispatched'
  /** The same, with `count` dates, the `first` of them. */
  | 'dispatched_dates'
  /** `number`: the case; `to`: the body's name; `time`: when it comes, drives there, drives back. */
  | 'job_visit'
  | 'job_trip'
  | 'job_fetch'
  /** `number`: the case; `papers`: what is owed. */
  | 'paper_owed'
  | 'papers_asked'
  /** `number`: the case; `answer`: why, in the words of the desk. */
  | 'suggestion_adopted'
  | 'suggestion_declined'
  /** `need`: what they are on the register for. */
  | 'need_registered'
  /** `what` is due at `time`. */
  | 'need_due'
  /** `number`: the case. */
  | 'closed_by_call'
  /** `number`: the case, which goes into one that is the same. */
  | 'merged'
  /** `number`: the case, whose trouble is solved with that one. */
  | 'merged_done'
  /** `number`: the case that was filed after they wanted their data deleted. */
  | 'erase_stopped'
  /** `code` to be typed in another conversation to follow the case `number` there. */
  | 'tie_code'
  /** `number`: the case of another conversation; `words`: what was said there. */
  | 'tie_news'
  /** `number`: the case, which another conversation follows now. */
  | 'tie_made'
  /** `number`: the case, which a person let them follow here. */
  | 'tie_staff'
  | 'failure'
  | 'draft_expired'
  | 'unsupported_message'
  /** Urgent words beyond every limit: kept, not answered one by one. */
  | 'kept_only'
  /** `seconds` until the next message is taken. */
  | 'rate_limited';

/**
 * @param params what the notice names (see `Notice`), and the city for its numbers.
 * @throws Error where a name of the notice is not given.
 */
export function notice(
  about: Notice,
  language: Language,
  params: { readonly city: City } & Readonly<Record<string, string | number | City>>,
): Reply {
  const { city, ...named } = params;
  const key = keyOf(about, named.step);
  const ambulance = emergencyNumber(city, 'ambulance');
  const hotline = city.hotline.number;
  const ahead = aheadText(Number(named.ahead ?? 0), language);
  const reply = replyOf(key, language, {
    params: { ...plainParams(named), ahead, ambulance, hotline },
    choices: choicesOf(about, language),
  });
  return {
    ...reply,
    phones: [ambulance, hotline].filter((each) => reply.text.includes(each)),
  };
}

function choicesOf(about: Notice, language: Language): readonly Choice[] {
  if (about === 'failure') return [choice('do:person', 'label.person', language)];
  if (about !== 'resolved_ask') return [];
  return [
    choice('outcome:done', 'label.done', language),
    choice('outcome:undone', 'label.undone', language),
  ];
}

/** The later alarms say which one it is. */
function keyOf(about: Notice, step: unknown): SayKey {
  const again = about === 'still_waiting' && typeof step === 'number' && step > 1;
  return again ? 'notice.still_waiting_again' : `notice.${about}`;
}

function plainParams(named: Readonly<Record<string, string | number | City>>): Params {
  return Object.fromEntries(
    Object.entries(named).filter(
      (entry): entry is [string, string | number] => typeof entry[1] !== 'object',
    ),
  );
}
