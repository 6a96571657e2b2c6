/**
 * Milliseconds to answer from a large library, and to publish one article into it. The articles are
 * the sample city's, each many times over about invented places, with eight questions each.
 */
import type { Article } from '../../../knowledge/content/article.ts';
import { type CityPack, loadCityPack } from '../../../knowledge/content/load.ts';
import { createKnowledge } from '../../../knowledge/snapshot.ts';
import { quantiles } from './quantiles.ts';

const PACK = new URL('../../../knowledge/zhengzhou-2022', import.meta.url).pathname;
const QUESTIONS = 8;
const ASKED = 400;
const NAMES = '云溪柳岸松风竹影桐荫槐序兰台梅坞菊坡荷塘枫桥杏林桃源桂苑';
const KINDS = ['窗口', '站点', '服务点', '大厅', '门诊', '通道'];

/** `articles`: how many the library holds. */
export function measureLibrary(articles: number) {
  const pack = grown(loadCityPack(PACK), articles);
  const knowledge = createKnowledge(pack);
  const texts = pack.articles
    .filter((_article, index) => index % Math.ceil(articles / ASKED) === 0)
    .map(({ questions }, index) => `请问${questions[index % QUESTIONS] ?? ''}`);
  const ask = (text: string) =>
    knowledge.answer({
      text,
      language: 'zh',
      zone: 'controlled',
      district: 'jinshui',
      now: new Date('2022-01-12T10:00:00Z'),
      previous: null,
    });
  const asking = quantiles(texts, ask, 3);
  const [first] = pack.articles;
  if (!first) throw new RangeError('an empty library');
  const changed = { ...first, version: 2, title: { zh: '改过的标题' } };
  const begun = performance.now();
  const next = knowledge.with({ ...pack, articles: pack.articles.with(0, changed) });
  next.answer({
    text: texts[0] ?? '',
    language: 'zh',
    zone: null,
    district: null,
    now: null,
    previous: null,
  });
  return { ...asking, publishMs: Number((performance.now() - begun).toFixed(1)) };
}

function grown(pack: CityPack, count: number): CityPack {
  const articles = Array.from({ length: count }, (_none, index): Article => {
    const base = pack.articles[index % pack.articles.length];
    if (!base) throw new RangeError('an empty pack');
    const place = placeOf(index);
    return {
      ...base,
      id: `${base.id}-${index}`,
      matter: `${base.matter}-${index}`,
      also: [],
      title: { zh: `${place}${base.title.zh}` },
      questions: base.questions.slice(0, QUESTIONS).map((text) => `${place}${text}`),
      unanswered: base.unanswered.slice(0, 2).map((text) => `${place}${text}`),
    };
  });
  return { ...pack, articles };
}

/** Another one for each number. */
function placeOf(index: number): string {
  const name = (at: number) => NAMES[at % NAMES.length] ?? '';
  const n = NAMES.length;
  const kind = KINDS[index % KINDS.length] ?? '';
  return `${name(index)}${name(Math.floor(index / n))}${name(Math.floor(index / n / n) + 7)}${kind}`;
}
