/** Content and a page's settings for the tests of the parts beside the forms; nothing here is anybody's. */
import { Article } from '../../../knowledge/content/article.ts';
import type { Item, ItemContent, OpenVersion } from '../../../web/editor/contract.ts';
import type { EditorSettings } from '../../../web/editor/settings.ts';
import { STAFF_SETTINGS, text } from '../sample.ts';

export const PANE_SETTINGS: EditorSettings = {
  ...STAFF_SETTINGS,
  persons: { dialysis: text('透析病人', 'On dialysis') },
};

/** Not checked where a test needs what the form may hold halfway. */
export function articleOf(over: Partial<Article> = {}): Article {
  const whole = Article.parse({
    id: 'dialysis',
    matter: 'dialysis',
    title: text('血液透析', 'Dialysis'),
    questions: ['透析怎么办', '血透去哪里做'],
    answer: text('由所在区安排专车接送。', 'Your district sends a car.'),
    category: 'medical',
    source: { zh: '卫生防治部' },
    announcedOn: '2022-01-10',
  });
  return { ...whole, ...over };
}

export function openItem(
  content: ItemContent | null,
  live: ItemContent | null = null,
  over: Partial<OpenVersion> = {},
): Item {
  return {
    id: 'dialysis',
    kind: content?.kind ?? live?.kind ?? 'article',
    live: live === null ? null : { number: 1, content: live },
    open: {
      number: 2,
      state: 'review',
      withdraws: content === null,
      note: '',
      writtenBy: '01',
      writtenAt: '2022-01-10T00:00:00Z',
      decidedBy: null,
      decidedAt: null,
      emergency: null,
      startsAt: null,
      revision: 1,
      content,
      faults: [],
      ...over,
    },
    history: [],
    scheduled: [],
    toldOlder: 0,
    mayCorrect: true,
  };
}
