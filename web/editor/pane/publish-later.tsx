/** What becomes of versions that are to begin after this one: nothing is overridden unseen. */
import type { Words } from '../words.ts';

export type Later = 'keep' | 'cancel';

export interface PublishLaterProps {
  readonly words: Words;
  /** As people say the moments; the first to begin stands first. */
  readonly versions: readonly { readonly number: number; readonly when: string }[];
  /** Null: not chosen yet. */
  readonly later: Later | null;
  readonly onChange: (later: Later) => void;
}

export function PublishLater({ words, versions, later, onChange }: PublishLaterProps) {
  const [first] = versions;
  if (!first) return null;
  const params = { n: first.number, when: first.when };
  return (
    <fieldset class="publish-when">
      <legend>{words.say('publish.later', params)}</legend>
      {(['keep', 'cancel'] as const).map((way) => (
        <label class="publish-radio" key={way}>
          <input
            type="radio"
            name="publish-later"
            checked={later === way}
            onChange={() => onChange(way)}
          />
          {words.say(`publish.later.${way}`, params)}
        </label>
      ))}
    </fieldset>
  );
}
