/** Words read behind what is known of somebody: 五分钟一次 is labour of a woman 38 weeks pregnant. */
import { normalise } from './normalise.ts';
import { readingsOf } from './readings.ts';
import { redFlags } from './red-flags.ts';
import type { RaisedFlag } from './understanding.ts';

/** The red flags that the text raises together with the words before it, but not these alone. */
export function flagsBehind(before: string, text: string): readonly RaisedFlag[] {
  const normal = normalise(before + text);
  return redFlags(normal, readingsOf(normal)).raised.flatMap((flag) => {
    const start = Math.max(0, flag.evidence.span.start - before.length);
    const end = flag.evidence.span.end - before.length;
    if (end <= 0) return [];
    const words = text.slice(start, end);
    return [{ ...flag, evidence: { span: { start, end }, words, value: words } }];
  });
}
