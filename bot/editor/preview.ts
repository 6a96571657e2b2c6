/** What residents would read: questions asked of what is published, or of a draft as if it were. */
import { answerText } from '../../dialogs/answer-text.ts';
import type { Answer, Knowledge, Question } from '../../knowledge/answer.ts';
import type { City } from '../../knowledge/content/city.ts';
import { instantOf } from '../../knowledge/moment.ts';
import type { PreviewAnswer, PreviewQuestion } from '../../web/editor/contract.ts';
import { idOf } from '../../web/editor/items.ts';
import { numbered, withItem } from './items.ts';
import type { Published } from './published.ts';

export interface PreviewDeps {
  readonly city: City;
  readonly published: Published;
  readonly now: () => Date;
  /** The moment that knowledge speaks for. */
  readonly knowledgeNow: (now: Date) => Date;
}

export function preview(asked: PreviewQuestion, deps: PreviewDeps): PreviewAnswer {
  const { city, published, now, knowledgeNow } = deps;
  const standing = knowledgeNow(now());
  const moment = asked.at === null ? standing : instantOf(asked.at, city.timeZone);
  const question: Question = {
    text: asked.text,
    language: asked.language,
    zone: asked.zone,
    district: asked.district,
    now: moment,
    brief: asked.form === 'short',
    previous: asked.previous,
  };
  // What is scheduled begins by the real clock: as far ahead as the moment asked for.
  const ahead = new Date(now().getTime() + moment.getTime() - standing.getTime());
  const content = published.contentAt(ahead > now() ? ahead : now());
  const { draft } = asked;
  const tried = draft
    ? withItem(content, draft.kind, idOf(draft), numbered(draft, nextNumber(draft, deps)))
    : content;
  const ask = (knowledge: Knowledge) => knowledge.answer(question);
  return shown(published.library().tried(tried, ask), asked, city);
}

function nextNumber(
  draft: NonNullable<PreviewQuestion['draft']>,
  { published, now }: PreviewDeps,
): number {
  return (published.live(draft.kind, idOf(draft), now())?.number ?? 0) + 1;
}

function shown(answer: Answer, asked: PreviewQuestion, city: City): PreviewAnswer {
  const { language } = asked;
  const { text, phones, slot, quote } = answerText(answer, language, city);
  const places = slot === 'zone' ? city.zones : slot === 'district' ? city.districts : [];
  return {
    kind: answer.kind === 'ask_place' ? 'ask' : answer.kind,
    text,
    phones,
    choices: places.map(({ name }) => name[language]),
    article: answer.kind === 'ask' ? answer.article : (quote?.article ?? null),
    version: quote?.version ?? null,
  };
}
