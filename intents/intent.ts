/** What the person wants of us, by rules over the weighed cues. */
import type { Scores } from './cues.ts';
import type { NormalText } from './normalise.ts';
import type { Span } from './spans.ts';
import { type Entities, INTENTS, type Intent, type Urgency } from './understanding.ts';

export interface IntentInput {
  readonly normal: NormalText;
  readonly scores: Scores;
  readonly entities: Entities;
  readonly urgency: Urgency;
  /** The bot's question that this may answer. */
  readonly asked: string | null;
  readonly previous: string | null;
}

export interface IntentFinding {
  readonly intent: Intent;
  readonly evidence: Span | undefined;
}

/** On equal points the earlier one: what is easily missed comes before what is common. */
const ORDER: readonly Intent[] = [
  'human_agent',
  'cancel',
  'check_status',
  'suggestion',
  'file_request',
  'ask_policy',
  'other',
  'greeting',
];
const LEAST = 2;
const SHORT_ANSWER = 24;
const QUESTION =
  /[?]|吗|呢$|么$|什么|啥|怎么|咋|如何|几|哪|多久|多少|是不是|能不能|要不要|可以|(?:不|没|没有)$|(\p{Script=Han})不\1|^(?:can|do|does|is|are|when|where|how|what|which|will|should)\b/u;

/** What might happen one day is a question, with nobody of one's own in it. */
const SUPPOSED =
  /^(?:请问|问下|问一下|想问)?[,，]?(?:如果|要是|假如|假设|万一|要不小心|if )/u;
/** It ended well, and thanks for it. */
const ENDED_WELL =
  /(?:好了|出院|没事了|解决了|收到了|送到了|办好了|平安)[\s\S]{0,30}(?:感谢|谢)|(?:感谢|谢)[\s\S]{0,30}(?:好了|出院|解决了|收到了|送到了|办好了|平安)/u;
const BUT = /但|可是|不过|就是|还有|另外|又|还没/u;

/** 收费不, 让不让进: a question without a question word. */
const A_NOT_A = /(?![能要是会该好])(\p{Script=Han})不\1|\p{Script=Han}不$/u;

export function intentOf(input: IntentInput): IntentFinding {
  const { normal, scores, entities } = input;
  const points = new Map<Intent, number>();
  for (const intent of INTENTS) {
    points.set(intent, scores.get(`intent:${intent}`)?.points ?? 0);
  }
  const add = (intent: Intent, more: number): void => {
    points.set(intent, (points.get(intent) ?? 0) + more);
  };
  const length = normal.text.length;
  const question = QUESTION.test(normal.text);

  if (input.urgency === 'critical') add('file_request', 4);
  else if (input.urgency === 'high') add('file_request', 3);
  if (entities.phone || entities.address || entities.name) add('file_request', 3);
  if (entities.age || entities.temperature || entities.daysLeft) add('file_request', 3);
  // A question about somebody of one's own is a request, about a rule it is a question.
  if (entities.relation) add('file_request', 3);
  if (entities.needs.some(({ value }) => value === 'disabled')) add('file_request', 2);
  if (!question) add('ask_policy', -2);
  else if (A_NOT_A.test(normal.text)) add('ask_policy', 4);
  if (entities.caseNumber) add('check_status', 4);
  if (entities.otherCity && question) add('ask_policy', 4);
  if (input.urgency === 'none' || input.urgency === 'normal') {
    if (SUPPOSED.test(normal.text) && !entities.relation) {
      add('ask_policy', 4);
      add('file_request', -4);
    }
    if (ENDED_WELL.test(normal.text) && !question && !BUT.test(normal.text)) {
      add('file_request', -4);
      add('greeting', 4);
    }
  }

  const answers =
    input.asked !== null ||
    (input.previous !== null && /[?？]|请问|请告诉/.test(input.previous));
  const said = Math.max(...[...points.values()]);
  if (answers && length <= SHORT_ANSWER && !question && said < 4) add('file_request', 4);

  // Thanks and wishes around a request are manners; alone they are the message.
  const rest = Math.max(
    ...ORDER.filter((id) => id !== 'greeting').map((id) => points.get(id) ?? 0),
  );
  if (rest >= 4 && length > 8)
    points.set('greeting', Math.min(points.get('greeting') ?? 0, 2));

  let best: Intent | undefined;
  for (const intent of ORDER) {
    const value = points.get(intent) ?? 0;
    if (value >= LEAST && (best === undefined || value > (points.get(best) ?? 0)))
      best = intent;
  }
  const intent = best ?? fallback(input, question);
  return { intent, evidence: scores.get(`intent:${intent}`)?.evidence };
}

/** Nothing stands out: a place or a matter is still told to us, a question still asks. */
function fallback({ scores, entities, normal }: IntentInput, question: boolean): Intent {
  const matter = [...scores].some(
    ([name, { points }]) => name.startsWith('category:') && points >= LEAST,
  );
  if (question && matter) return 'ask_policy';
  const told =
    entities.district ?? entities.zone ?? entities.address ?? entities.relation;
  if (told || entities.needs.length > 0) return 'file_request';
  return matter && normal.text.length >= 4 ? 'file_request' : 'other';
}
