/** What has been published on the resident's matter, to be quoted with its source and version. */
import { useEffect, useState } from 'preact/hooks';
import type { DeskCase } from '../contract.ts';
import { useDesk } from '../desk-context.ts';
import { abilities } from '../model.ts';
import type { FittingArticle } from '../quoting/contract.ts';

export function Fitting({ found }: { readonly found: DeskCase }) {
  const { state, words, work } = useDesk();
  const [articles, setArticles] = useState<readonly FittingArticle[]>([]);
  const heard = found.transcript.findLast(({ speaker }) => speaker === 'resident')?.id;
  useEffect(() => {
    let current = true;
    void work.drafting.fitting(found.caseNumber).then((read) => {
      if (current) setArticles(read);
    });
    return () => {
      current = false;
    };
  }, [found.caseNumber, heard]);
  if (articles.length === 0) return null;
  return (
    <section class="fitting" aria-labelledby="fitting-title">
      <h3 id="fitting-title">{words.say('fitting.title')}</h3>
      {articles.map((article) => (
        <article key={article.article}>
          <h4>{article.title}</h4>
          <p class="fitting-text">{article.text}</p>
          <p class="fitting-source hint">
            {words.say('fitting.source', {
              source: article.source,
              day: article.announcedOn,
              version: article.version,
            })}
          </p>
          <button
            type="button"
            class="button-quiet slim"
            disabled={!abilities(state).answer}
            onClick={() => work.drafting.quote(article)}
          >
            {words.say('fitting.quote')}
          </button>
        </article>
      ))}
    </section>
  );
}
