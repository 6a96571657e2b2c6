import type { Article } from '../../../knowledge/content/article.ts';
import { ANSWER_LIMIT, SHORT_LIMIT } from '../../../knowledge/content/article.ts';
import { useEditor } from '../editor-context.ts';
import { ChecksField } from './checks-field.tsx';
import { ChoicesField } from './choices-field.tsx';
import { LinesField } from './lines-field.tsx';
import { LocalField, OptionalLocalField } from './local-field.tsx';
import { QuoteField } from './quote-field.tsx';
import { Section } from './section.tsx';
import { CityField } from './select-field.tsx';
import { withField } from './set.ts';
import { ScopeFields, SourceFields, ValidityFields } from './shared-fields.tsx';
import { LineField } from './text-field.tsx';

export function ArticleForm(props: {
  readonly article: Article;
  readonly onChange: (article: Article) => void;
}) {
  const { words, settings } = useEditor();
  const { article } = props;
  const set = <K extends keyof Article>(key: K, to: Article[K] | undefined): void =>
    props.onChange(withField(article, key, to));
  return (
    <>
      <Section name="question">
        <LocalField
          path="title"
          text={article.title}
          onChange={(title) => set('title', title)}
        />
        <LinesField
          path="questions"
          lines={article.questions}
          onChange={(questions) => set('questions', questions)}
        />
      </Section>
      <Section name="answer">
        <LocalField
          path="answer"
          long
          limit={ANSWER_LIMIT}
          text={article.answer}
          onChange={(answer) => set('answer', answer)}
        />
        <QuoteField
          onQuote={(reference) => {
            const { zh } = article.answer;
            set('answer', { ...article.answer, zh: zh + reference });
          }}
        />
        <OptionalLocalField
          path="short"
          long
          limit={SHORT_LIMIT}
          text={article.short}
          onChange={(short) => set('short', short)}
        />
        <LinesField
          path="phones"
          name={words.say('field.morePhones')}
          hint={words.say('field.morePhones.hint')}
          lines={article.phones}
          onChange={(phones) => set('phones', phones)}
        />
      </Section>
      <Section name="scope">
        <ScopeFields value={article} onChange={props.onChange} />
        <ChoicesField
          path="persons"
          names={settings.persons}
          chosen={article.persons}
          onChange={(persons) => set('persons', persons)}
        />
        <div class="pair">
          <CityField
            path="category"
            of="categories"
            value={article.category}
            onChange={(category) => set('category', category)}
          />
          <LineField
            path="matter"
            value={article.matter}
            onChange={(matter) => set('matter', matter)}
          />
        </div>
        <LinesField
          path="also"
          lines={article.also}
          onChange={(also) => set('also', also)}
        />
      </Section>
      <Section name="validity">
        <ValidityFields value={article} onChange={props.onChange} />
      </Section>
      <Section name="source">
        <SourceFields value={article} onChange={props.onChange} />
      </Section>
      <Section name="checks">
        <ChecksField
          checks={article.checks}
          onChange={(checks) => set('checks', checks)}
        />
      </Section>
      <Section name="unanswered">
        <LinesField
          path="unanswered"
          lines={article.unanswered}
          onChange={(unanswered) => set('unanswered', unanswered)}
        />
      </Section>
    </>
  );
}
