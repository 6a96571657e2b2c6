/** What the page of a register's entry asks of the house. Implemented by the composition root. */
import type { Text } from '../../knowledge/content/city.ts';

/** An entry of the register as its community sees it. */
export interface NeedView {
  readonly caseNumber: string;
  /** The community; null: the person's district is not known. */
  readonly body: Text | null;
  readonly need: Text;
  /** What has a date ("next dialysis"), and when it is; null: nothing has, or it is not known. */
  readonly what: Text | null;
  readonly due: Text | null;
  /** Somebody said that it is seen to. */
  readonly arranged: boolean;
  readonly patient: string | null;
  readonly caller: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** Who holds the token is the community: 404 `unknown_need` for any other. */
export interface NeedPort {
  find(token: string): Promise<NeedView>;
  /** It is seen to, for the date that stands; said twice, it is said once. */
  arrange(token: string): Promise<void>;
}
