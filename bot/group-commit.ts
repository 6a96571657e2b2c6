/**
 * Many turns, one transaction: what arrived at the same time, or while a commit was under way, goes
 * together. On the embedded database 32 turns together cost a tenth of 32 transactions.
 */
import { setImmediate as whatArrived } from 'node:timers/promises';
import type { CommitResult, TurnWrite } from '../integrations/database/contract.ts';
import { CommitError } from '../integrations/database/errors.ts';

export type Commit = (turn: TurnWrite) => Promise<CommitResult>;

interface Waiting {
  readonly turn: TurnWrite;
  readonly resolve: (result: CommitResult) => void;
  readonly reject: (error: unknown) => void;
}

function settle(
  group: readonly Waiting[],
  results: readonly (CommitResult | null)[],
  failure: unknown,
): void {
  group.forEach((item, i) => {
    const result = results[i];
    if (result) item.resolve(result);
    else item.reject(failure ?? new TypeError('The commit gave no result for a turn.'));
  });
}

/**
 * `commit` writes a list, at most one turn of a conversation in it. `lanes`: transactions at once
 * (1 on the embedded database, which has one connection). One turn that cannot be written does not
 * take its neighbours with it where `commit` throws `CommitError`.
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
      settle(group, await commit(group.map((item) => item.turn)), null);
    } catch (error) {
      // The store tells who could not be written; anything else failed all of them alike.
      if (error instanceof CommitError) settle(group, error.results, error.cause);
      else for (const item of group) item.reject(error);
    }
  };

  const pump = async (): Promise<void> => {
    running += 1;
    while (waiting.length > 0) {
      // The embedded database computes on this thread: messages that arrived lie unread in their
      // sockets until it is left for a moment. Read first, they join the group.
      await whatArrived();
      await write(takeGroup());
    }
    running -= 1;
  };

  return (turn) =>
    new Promise((resolve, reject) => {
      waiting.push({ turn, resolve, reject });
      if (running < options.lanes) void pump();
    });
}
