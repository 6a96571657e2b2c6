/** All that a city's knowledge consists of, whether it stands in files or in the editors' tables. */
import type { Article } from './article.ts';
import type { Entry } from './directory.ts';
import type { Register } from './register.ts';

export interface Content {
  readonly articles: readonly Article[];
  readonly directory: readonly Entry[];
  readonly register: Register;
}

/** An article, a directory entry, or the one zone register. */
export type ItemKind = 'article' | 'entry' | 'register';

/** Which item it is. */
export interface ItemRef {
  readonly kind: ItemKind;
  readonly id: string;
}
