/** The article's own test questions to be asked with one tap; open while nothing is asked yet. */
import type { Check } from '../../../knowledge/content/article.ts';
import type { Words } from '../words.ts';

export function PreviewChecks(props: {
  readonly words: Words;
  readonly checks: readonly Check[];
  readonly open: boolean;
  readonly onCheck: (check: Check) => void;
}) {
  const { words, onCheck } = props;
  // Being written, one may still be empty.
  const checks = props.checks.filter(({ text }) => text.trim() !== '');
  if (checks.length === 0) return null;
  const place = ({ zone, district }: Check): string =>
    [zone && words.zone(zone), district && words.district(district)]
      .filter(Boolean)
      .join(' · ');
  return (
    <details class="preview-checks" open={props.open}>
      <summary>{words.say('preview.checks', { n: checks.length })}</summary>
      <ul>
        {checks.map((check, index) => (
          <li key={`${index} ${check.text}`}>
            <button type="button" class="preview-check" onClick={() => onCheck(check)}>
              <span>{check.text}</span>
              {place(check) && <small>{place(check)}</small>}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
