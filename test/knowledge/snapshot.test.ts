import assert from 'node:assert/strict';
import type { Article } from '../../knowledge/content/article.ts';
import type { Content } from '../../knowledge/content/content.ts';
import type { Entry } from '../../knowledge/content/directory.ts';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { createKnowledge } from '../../knowledge/snapshot.ts';
import { question, sampleCity, TINY } from './support.ts';

const tiny = loadCityPack(TINY);
const NOW = new Date('2030-05-02T10:00:00Z');

const LINE: Entry = {
  id: 'works',
  kind: 'hotline',
  name: { zh: '自来水厂' },
  phones: ['8181'],
  zones: [],
  districts: [],
  source: { zh: '自来水厂' },
  announcedOn: '2030-05-01',
};
const OTHER: Entry = { ...LINE, id: 'ferries', phones: ['8282'] };

/** How often its questions were read. */
class Counted {
  times = 0;
  readonly article: Article;

  constructor(article: Article) {
    this.article = new Proxy(article, {
      get: (target, name) => {
        if (name === 'questions') this.times += 1;
        return Reflect.get(target, name);
      },
    });
  }
}

const quoting = (article: Article, zh: string): Article => ({
  ...article,
  answer: { zh },
  phones: [],
});

function sole(id: string): Article {
  const found = tiny.articles.find((article) => article.id === id);
  assert.ok(found);
  return found;
}

const HARBOUR = quoting(sole('water-harbour'), '电话{{works.phone}}。');
const FERRY = { ...sole('ferry'), announcedOn: '2030-05-01', validFrom: '2030-05-01' };
const CONTENT: Content = {
  articles: [HARBOUR, sole('water-hill'), FERRY],
  directory: [LINE, OTHER],
  register: { rows: [] },
};
const PACK = { ...tiny, ...CONTENT };

const WATER = question('码头区送水几点', { now: NOW });

function told(
  knowledge: Pick<ReturnType<typeof createKnowledge>, 'answer'>,
  asked = WATER,
) {
  const answer = knowledge.answer(asked);
  return answer.kind === 'answered'
    ? answer.quotes.map(({ text }) => text).join('\n')
    : answer.kind;
}

describe('a change of what is published', () => {
  describe('reads only what changed', () => {
    it('an article alone', () => {
      const counted = CONTENT.articles.map((article) => new Counted(article));
      const articles = counted.map(({ article }) => article);
      const library = createKnowledge({ ...PACK, articles });
      const before = counted.map(({ times }) => times);
      const changed = new Counted({ ...FERRY, answer: { zh: '轮渡停航。' } });
      const next = library.with({
        ...CONTENT,
        articles: articles.with(2, changed.article),
      });
      assert.deepEqual(
        counted.map(({ times }) => times),
        before,
      );
      assert.ok(changed.times > 0);
      assert.equal(told(next, question('轮渡还开吗', { now: NOW })), '轮渡停航。');
    });

    it('of an entry, the articles that quote it', () => {
      const counted = CONTENT.articles.map((article) => new Counted(article));
      const articles = counted.map(({ article }) => article);
      const library = createKnowledge({ ...PACK, articles });
      const before = counted.map(({ times }) => times);
      const directory = [{ ...LINE, phones: ['8999'] }, OTHER];
      const next = library.with({ ...CONTENT, articles, directory });
      const again = counted.map(({ times }, at) => times > (before[at] ?? 0));
      assert.deepEqual(again, [true, false, false]);
      assert.equal(told(next), '电话8999。');
    });

    it('of an entry that nobody quotes, and of the register, none', () => {
      const counted = CONTENT.articles.map((article) => new Counted(article));
      const articles = counted.map(({ article }) => article);
      const library = createKnowledge({ ...PACK, articles });
      const before = counted.map(({ times }) => times);
      library
        .with({ ...CONTENT, articles, directory: [LINE] })
        .with({ articles, directory: [LINE], register: { rows: [] } })
        .with({ articles, directory: [LINE], register: { rows: [] } });
      assert.deepEqual(
        counted.map(({ times }) => times),
        before,
      );
    });
  });

  it('reaches what quotes an entry when it comes, changes and goes', () => {
    const library = createKnowledge({ ...PACK, directory: [] });
    assert.equal(told(library), '电话{{works.phone}}。');
    const come = library.with(CONTENT);
    assert.equal(told(come), '电话8181。');
    const asked = come.answer(WATER);
    assert.ok(asked.kind === 'answered');
    assert.deepEqual(asked.quotes[0]?.phones, ['8181']);
    const gone = come.with({ ...CONTENT, directory: [OTHER] });
    assert.equal(told(gone), '电话{{works.phone}}。');
  });

  it('tells what an entry says only where and while the entry holds', () => {
    const library = createKnowledge(PACK);
    const of = (change: Partial<Entry>) =>
      told(library.with({ ...CONTENT, directory: [{ ...LINE, ...change }, OTHER] }));
    assert.equal(of({}), '电话8181。');
    assert.equal(of({ districts: ['harbour'] }), '电话8181。');
    assert.equal(of({ validUntil: '2030-05-01' }), 'expired');
    assert.equal(of({ validFrom: '2030-05-03' }), 'ahead');
    assert.equal(of({ districts: ['hill'] }), 'unknown', 'it is for nobody there');
  });

  it('has the names of the register’s places at hand, and of no others', () => {
    const row = {
      place: '渔人码头',
      aliases: [],
      district: 'harbour',
      zone: 'flooded',
      from: '2030-05-01',
      source: { zh: '通告' },
      announcedOn: '2030-05-01',
    };
    const library = createKnowledge(PACK);
    assert.deepEqual(library.gazetteer.estates, []);
    const more = library.with({ ...CONTENT, register: { rows: [row] } });
    assert.deepEqual(more.gazetteer.estates, [
      { id: 'harbour/渔人码头', names: ['渔人码头'] },
    ]);
    assert.equal(told(more, question('渔人码头是什么区', { now: NOW })), 'place');
    assert.deepEqual(more.with(CONTENT).gazetteer.estates, []);
  });

  it('answers as a city that begins with it', () => {
    const { pack } = sampleCity();
    const half = pack.articles.filter((_, at) => at % 2 === 0);
    const changed = pack.articles.map((article, at) =>
      at % 5 === 0
        ? { ...article, version: 2, questions: article.questions.slice(1) }
        : article,
    );
    const grown = createKnowledge({ ...pack, articles: half })
      .with({ ...pack, articles: [] })
      .with(pack)
      .with({ ...pack, articles: changed });
    const fresh = createKnowledge({ ...pack, articles: changed });
    assert.equal(grown.articles, fresh.articles);
    const differing = asked().filter(
      (text) => !same(grown.answer(question(text)), fresh.answer(question(text))),
    );
    assert.deepEqual(differing, []);
  });
});

describe('trying a change', () => {
  const { pack } = sampleCity();

  it('leaves nothing behind', () => {
    const library = createKnowledge(pack);
    const before = asked().map((text) => library.answer(question(text)));
    const empty: Content = { articles: [], directory: [], register: { rows: [] } };
    const rewritten = pack.articles.map((article) => ({ ...article, version: 9 }));
    for (let round = 0; round < 3; round++) {
      library.tried(empty, (knowledge) => assert.equal(knowledge.articles, 0));
      library.tried({ ...pack, articles: rewritten }, (knowledge) =>
        knowledge.answer(question('透析怎么预约')),
      );
      assert.throws(
        () =>
          library.tried({ ...pack, articles: rewritten }, () => {
            throw new RangeError('while asking');
          }),
        RangeError,
      );
    }
    assert.deepEqual(
      asked().map((text) => library.answer(question(text))),
      before,
    );
    assert.equal(library.content.articles.length, pack.articles.length);
  });

  it('answers from the change, and gives what was found', () => {
    const library = createKnowledge(PACK);
    const directory = [{ ...LINE, phones: ['8999'] }, OTHER];
    assert.equal(library.tried({ ...CONTENT, directory }, told), '电话8999。');
    assert.equal(told(library), '电话8181。');
    const without = { ...CONTENT, articles: [FERRY] };
    assert.equal(library.tried(without, told), 'unknown');
    assert.equal(told(library), '电话8181。');
  });

  it('answers as it would be once published', () => {
    const articles = pack.articles.map((article, at) =>
      at % 5 === 0
        ? { ...article, version: 2, questions: article.questions.slice(1) }
        : article,
    );
    const library = createKnowledge(pack);
    const fresh = createKnowledge({ ...pack, articles });
    library.tried({ ...pack, articles }, (knowledge) => {
      const differing = asked().filter(
        (text) => !same(knowledge.answer(question(text)), fresh.answer(question(text))),
      );
      assert.deepEqual(differing, []);
    });
  });
});

/** Questions of every article and some without an answer. */
function asked(): readonly string[] {
  const { pack } = sampleCity();
  return pack.articles.flatMap(({ questions, unanswered }) => [
    ...questions.slice(1, 5),
    ...unanswered.slice(0, 2),
  ]);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
