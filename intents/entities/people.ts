/** Who needs help, what care they need, and which medicines are named. */
import { Lexicon } from '../lexicon.ts';
import type { NormalText } from '../normalise.ts';
import { NEEDS, type Need, type Relation } from '../understanding.ts';
import data from '../words/kin.json' with { type: 'json' };
import type { Measured } from './measured.ts';

type Meaning =
  | { readonly kind: 'relation'; readonly value: Relation }
  | { readonly kind: 'need'; readonly value: Need }
  | { readonly kind: 'medicine' };

const RELATIONS = [
  'spouse',
  'sibling',
  'grandparent',
  'parent',
  'child',
  'self',
  'other',
] as const satisfies readonly Relation[];

const entries: readonly { readonly form: string; readonly meaning: Meaning }[] = [
  ...RELATIONS.flatMap((value) =>
    data.relations[value].map((form) => ({
      form,
      meaning: { kind: 'relation', value } as const,
    })),
  ),
  ...NEEDS.flatMap((value) =>
    data.needs[value].map((form) => ({
      form,
      meaning: { kind: 'need', value } as const,
    })),
  ),
  ...data.medicines.map((form) => ({ form, meaning: { kind: 'medicine' } as const })),
];
const lexicon = new Lexicon(entries.map(({ form }) => form));

/** 我胸口疼: the person writing is the one who is ill. */
const MYSELF =
  /(?:^|[,。!?;\s])我(?!妈|爸|们?家|们|孩|儿|女|老|爷|奶|姥|哥|弟|姐|妹|爱人|媳妇|对象|丈夫|妻|朋友|同事|邻|想问|娘|爹|婆|公|岳|闺|宝|小|外|孙)[^,。妈爸孩娃爷奶]{0,8}(?:疼|痛|晕|发烧|发热|烧|孕|喘|憋|咳|透析|化疗|难受|不舒服|出血|流血|过敏|不想活|快生|一个人(?:在家|住)|独居)|(?:^|[^a-z])i (?:am|have|feel|cant|was|need|want|think i)(?![a-z])/;

/** 儿子在外地: who is far away does not need the help. */
const AWAY =
  /^(?:们|都|又|也|还|一直|现在)*(?:在外地|在外省|在国外|不在|回不来|来不了|过不来|进不来|出差)|^ (?:is |are )?(?:away|abroad|in another city|far away|cant come|cannot come)/;
/** 老伴上个月走了: and who has died needs none. */
const GONE =
  /^[^,。!?]{0,6}(?:走了(?!路|丢)|去世|过世|不在了|病逝|离世)|^ (?:[a-z]+ ){0,3}(?:died|passed away|is gone)/;
const ALONE = /一个人(?:在家|住)|独居|自己(?:在家|住)|live alone|living alone|home alone/;

/** 我爸和我妈, 爷爷88，奶奶: one phrase for both. */
const BETWEEN = /^(?:今年)?\d{0,3}岁?[和跟与、,及 ]{0,2}(?:还有)?我?$|^,? (?:and|&) $/;

export interface People {
  readonly relation?: Measured<Relation>;
  readonly needs: readonly Measured<Need>[];
  readonly medicines: readonly Measured<string>[];
}

/** One relation, the first said with those named in one breath (self only where nobody else is named); each need once. */
export function peopleIn(normal: NormalText): People {
  let relation: Measured<Relation> | undefined;
  const needs = new Map<Need, Measured<Need>>();
  const medicines: Measured<string>[] = [];
  for (const { form, start, end: formEnd } of lexicon.scan(normal)) {
    const end = wordEnd(normal.text, start, formEnd);
    const meaning = entries[form]?.meaning;
    if (meaning === undefined || isElsewhere(normal.text, end, meaning)) continue;
    if (meaning.kind === 'relation') {
      if (relation === undefined || relation.value === 'self') {
        relation = { value: meaning.value, start, end };
      } else if (
        meaning.value !== 'self' &&
        BETWEEN.test(normal.text.slice(relation.end, start))
      ) {
        relation = { ...relation, end };
      }
    } else if (meaning.kind === 'need') {
      if (!needs.has(meaning.value) && !denied(normal.text, start)) {
        needs.set(meaning.value, { value: meaning.value, start, end });
      }
    } else {
      const last = medicines.at(-1);
      if (last === undefined || start >= last.end) {
        medicines.push({ value: normal.text.slice(start, end), start, end });
      }
    }
  }
  if (relation === undefined) {
    const match = MYSELF.exec(normal.text);
    if (match !== null) {
      relation = {
        value: 'self',
        start: match.index,
        end: match.index + match[0].length,
      };
    }
  }
  return {
    ...(relation === undefined ? {} : { relation }),
    needs: [...needs.values()],
    medicines,
  };
}

/** Somebody of the family is named who is not the one in trouble: the person writing is. */
function isElsewhere(text: string, end: number, meaning: Meaning): boolean {
  if (meaning.kind === 'medicine' || meaning.value === 'self') return false;
  const behind = text.slice(end, end + 24);
  return (
    (AWAY.test(behind) && ALONE.test(text)) || (GONE.test(behind) && MYSELF.test(text))
  );
}

/** A form may stop inside 孕妇; its words are said back to the person, so they are whole. */
function wordEnd(text: string, start: number, end: number): number {
  return text.slice(start, end).endsWith('孕') && text[end] === '妇' ? end + 1 : end;
}

function denied(text: string, start: number): boolean {
  return /(?:没有?|不是|无|not |no |isnt )$/.test(
    text.slice(Math.max(0, start - 5), start),
  );
}
