/**
 * The second opinion on every message: what people who wrote such words meant, learnt from
 * `examples/`. It only adds: it raises an urgency that the rules missed, never lowers one.
 */

import { featuresOf, type RuleFindings } from './classifier/features.ts';
import model from './classifier/model.json' with { type: 'json' };
import { unpack, type Verdict } from './classifier/model.ts';
import { found, type NormalText } from './normalise.ts';
import type { Found, Urgency } from './understanding.ts';

const { thresholds, urgency, category, intent } = unpack(model);

export interface Opinion {
  /** high or critical where its share is above the threshold, else none. */
  readonly urgency: Urgency;
  /** The share of critical, 0 to 1. */
  readonly critical: number;
  /** The same where it raised no alarm and is worth a question, else 0. */
  readonly doubt: number;
  readonly category: Verdict;
  readonly intent: Verdict;
  /** The words that the urgency rests on most. */
  evidence(): Found<string>;
}

export function opinionOf(normal: NormalText, findings: RuleFindings): Opinion {
  const { urgency: alarming, meaning } = featuresOf(normal, findings);
  const verdict = urgency.judge(alarming);
  // Of no words at all (an emoji, an address) the classifier knows only how frequent alarms are.
  const critical = alarming.words.length === 0 ? 0 : verdict.share('critical');
  const level =
    critical >= thresholds.critical
      ? 'critical'
      : critical + verdict.share('high') >= thresholds.high
        ? 'high'
        : 'none';
  return {
    urgency: level,
    critical,
    doubt: level !== 'critical' && critical >= thresholds.ask ? critical : 0,
    category: category.judge(meaning),
    intent: intent.judge(meaning),
    evidence: () => clauseAt(normal, urgency.strongest(alarming, level)),
  };
}

/** The clause around a place, in the resident's own words. */
function clauseAt(normal: NormalText, at: number): Found<string> {
  const clause = normal.clause[at];
  let start = at;
  let end = at + 1;
  while (start > 0 && normal.clause[start - 1] === clause) start -= 1;
  while (end < normal.text.length && normal.clause[end] === clause) end += 1;
  const words = found(normal, '', start, end);
  return { ...words, value: words.words };
}
