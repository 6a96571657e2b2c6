/**
 * Whether the words tell of a death in the family. Who has lost somebody is met with sympathy and
 * offered a person; what only sounds grave because of the loss is no alarm.
 */
import data from './cues/loss.json' with { type: 'json' };
import { type Hit, Lexicon } from './lexicon.ts';
import { endsThought, found, type NormalText } from './normalise.ts';
import type { Found } from './understanding.ts';

const GROUPS = ['dead', 'gone', 'kin', 'when', 'funeral', 'not'] as const;
type Group = (typeof GROUPS)[number];
const words = GROUPS.flatMap((group) => data[group].map((form) => ({ group, form })));
const lexicon = new Lexicon(words.map(({ form }) => form));

/** Between kin and 走了, beside a word of time. */
const FILLING = 2;

/** The words of the death, or undefined where nobody has died. */
export function lossIn(normal: NormalText): Found<string> | undefined {
  const hits = lexicon.scan(normal);
  if (hits.length === 0) return undefined;
  const of = (group: Group) => hits.filter(({ form }) => words[form]?.group === group);
  if (of('not').length > 0) return undefined;
  const [told] = [
    ...of('dead'),
    ...of('gone').filter((hit) => isDeath(normal, hit, of('kin'), of('when'))),
    ...of('funeral'),
  ];
  return (
    told && found(normal, normal.text.slice(told.start, told.end), told.start, told.end)
  );
}

/** 老伴昨天走了 and no more: 我妈走了两站路 walks, 奶奶的药没了 is about medicine. */
function isDeath(
  normal: NormalText,
  { start, end }: Hit,
  kin: readonly Hit[],
  when: readonly Hit[],
): boolean {
  if (!endsThought(normal, end)) return false;
  return kin.some((who) => {
    if (who.end > start || normal.clause[who.start] !== normal.clause[start])
      return false;
    const between = when
      .filter((time) => time.start >= who.end && time.end <= start)
      .reduce((sum, time) => sum + time.end - time.start, 0);
    return start - who.end - between <= (between > 0 ? FILLING : 0);
  });
}
