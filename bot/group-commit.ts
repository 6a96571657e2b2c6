/**
 * Many turns, one transaction: while a commit is under way the next turns gather, and go together
 * when it ends. A lone turn never waits. On the embedded database 32 turns together cost a tenth
 * of 32 transactions.
 */
import type { CommitResult, TurnWrite } from '../integrations/database/contract.ts';

export type Commit = (turn: TurnWrite) => Promise<CommitResult>;

interface Waiting {
  readonly turn: TurnWrite;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * `commit` writes a list, at most one turn of a conversation in it. `lanes`: transactions at once
 * (1 on the embedded database, which has one connection).
 */
export function groupCommits(
  commit: (turns: readonly TurnWrite[]) => Promise<readonly CommitResult[]>,
  options: { readonly lanes: number; readonly most: number },
): Commit {
  let waiting: Waiting[] = [];
  let running = 0;

  const takeGroup = (): readonly Waiting[] => {
    const seen = new Set<string>();
    const group: Waiting[] = [];
    const rest: Waiting[] = [];
    for (const item of waiting) {
      const id = item.turn.conversation.id;
      if (group.length < options.most && !seen.has(id)) {
        seen.add(id);
        group.push(item);
      } else rest.push(item);
    }
    waiting = rest;
    return group;
  };

  const write = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const results = await commit(group.map((item) => item.turn));
      group.forEach((item, i) => {
        const result = results[i];
        if (result) item.resolve(result);
        else item.reject(new TypeError('The commit gave no result for a turn.'));
      });
    } catch (error) {
      const [only] = group;
      if (group.length === 1 && only) only.reject(error);
      // One turn that cannot be written must not take its neighbours with it.
      else for (const item of group) await write([item]);
    }
  };

  const pump = async (): Promise<void> => {
    running += 1;
    while (waiting.length > 0) await write(takeGroup());
    running -= 1;
  };

  return (turn) =>
    new Promise((resolve, reject) => {
      waiting.push({ turn, resolve, reject });
      if (running < options.lanes) void pump();
    });
}
