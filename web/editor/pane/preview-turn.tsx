/** A question and its answer, as the resident's phone shows them, and where the answer is from. */
import { phonePieces } from '../../shared/phones.ts';
import type { PreviewAnswer } from '../contract.ts';
import type { Words } from '../words.ts';
import type { Setting } from './preview-controls.tsx';
import type { Turn } from './preview-talk.ts';

export interface PreviewTurnProps {
  readonly words: Words;
  readonly turn: Turn;
  /** Only the last one's choices can still be tapped. */
  readonly last: boolean;
  readonly asking: boolean;
  readonly setting: Setting;
  readonly own: string | null;
  readonly drafted: boolean;
  readonly titleOf: (article: string) => string;
  readonly onChoose: (choice: string) => void;
}

export function PreviewTurn(props: PreviewTurnProps) {
  const { words, turn, asking } = props;
  const { answer, failure } = turn;
  return (
    <li
      class="preview-turn"
      data-typing={turn.typing}
      aria-live={turn.typing ? 'off' : undefined}
    >
      <p class="preview-said">
        <span class="visually-hidden">{words.say('preview.resident')}</span>
        {turn.said}
      </p>
      {answer === null && failure === null && (
        <p class="preview-waiting" role="status">
          {words.say('preview.asking')}
        </p>
      )}
      {failure !== null && (
        <p class="preview-failure" role="alert">
          {failure === 'bad_input' && props.drafted
            ? words.say('preview.incomplete')
            : words.notice(failure)}
        </p>
      )}
      {answer !== null && <Answer {...props} answer={answer} busy={asking} />}
    </li>
  );
}

function Answer(
  props: PreviewTurnProps & { readonly answer: PreviewAnswer; readonly busy: boolean },
) {
  const { words, answer, setting } = props;
  return (
    <>
      <div
        class="preview-answer"
        data-kind={answer.kind}
        aria-busy={props.busy}
        lang={setting.language === 'zh' ? 'zh-CN' : 'en'}
      >
        <p class="preview-words">
          <span class="visually-hidden" lang={words.language}>
            {words.say('preview.bot')}
          </span>
          {phonePieces(answer.text, answer.phones).map(({ text, phone }, index) =>
            phone === null ? (
              text
            ) : (
              <a
                key={`${index} ${phone}`}
                class="preview-phone-link"
                href={`tel:${phone}`}
              >
                {text}
              </a>
            ),
          )}
        </p>
      </div>
      {props.last && answer.choices.length > 0 && (
        <ul class="preview-choices" aria-label={words.say('preview.choices')}>
          {answer.choices.map((choice) => (
            <li key={choice}>
              <button type="button" class="chip" onClick={() => props.onChoose(choice)}>
                {choice}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Origin {...props} />
    </>
  );
}

/** Nothing a resident sees: why it was answered so. */
function Origin(props: PreviewTurnProps & { readonly answer: PreviewAnswer }) {
  const { words, answer, own, drafted, setting } = props;
  const { kind, article, version } = answer;
  const parts = [words.say(`preview.kind.${kind}`)];
  if (article !== null && article === own) {
    parts.push(words.say(drafted ? 'preview.from.draft' : 'preview.from.own'));
  } else if (article !== null) {
    const title = props.titleOf(article);
    parts.push(
      version === null
        ? words.say('preview.from.other', { title })
        : words.say('preview.from.version', { title, n: version }),
    );
  }
  if (setting.form === 'short') {
    parts.push(words.say('preview.length', { n: [...answer.text].length }));
  }
  return (
    <p class="preview-origin" data-kind={kind} data-other={article !== own}>
      {parts.join(' · ')}
    </p>
  );
}
