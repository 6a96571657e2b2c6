/** Words read behind what is known of somebody: 五分钟一次 is labour of a woman 38 weeks pregnant. */
import { normalise } from './normalise.ts';
import { readingsOf } from './readings.ts';
import { redFlags } from './red-flags.ts';
import type { RaisedFlag } from './understanding.ts';

/** The red flags that the text raises together with the words before it, but not these alone. */
export function flagsBehind(before: string, text: string): readonly RaisedFlag[] {
  let alone: ReadonlySet<string> | undefined;
  return raisedBy(before + text).flatMap((flag) => {
    const start = Math.max(0, flag.evidence.span.start - before.length);
    const end = flag.evidence.span.end - before.length;
    if (end > 0) return [{ ...flag, evidence: evidenceAt(text, start, end) }];
    // Its sign stands before; the text may hold what made it one: 别打电话, and now 他打我.
    alone ??= new Set(raisedBy(before).map(({ id }) => id));
    return alone.has(flag.id)
      ? []
      : [{ ...flag, evidence: evidenceAt(text, 0, text.length) }];
  });
}

function raisedBy(text: string): readonly RaisedFlag[] {
  const normal = normalise(text);
  return redFlags(normal, readingsOf(normal)).raised;
}

function evidenceAt(text: string, start: number, end: number): RaisedFlag['evidence'] {
  const words = text.slice(start, end);
  return { span: { start, end }, words, value: words };
}
