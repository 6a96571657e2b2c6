/**
 * Each new or changed case is read for its words and its matter. Where an issue of that matter is
 * open, it joins by itself; where many came soon after another, the desk is alarmed. A second later
 * than the turn, so that no call for help waits for it.
 */
import type { CaseEventData } from '../../cases/case.ts';
import { ALIKE, likeness, type Matter } from '../../cases/matter.ts';
import { isOver } from '../../cases/transitions.ts';
import type { CaseRow, Database } from '../../integrations/database/contract.ts';
import type { Ids } from '../../integrations/ports.ts';
import { act } from '../case-act.ts';
import type { DueDeps } from '../due/deps.ts';
import type { Turn } from '../turn.ts';
import { catchUp, joinIssue } from './join.ts';
import { accountOf, cityMatter } from './matter.ts';

export interface GatherDeps extends DueDeps {
  readonly db: Pick<Database, 'turns' | 'cases' | 'lists' | 'issues' | 'due'>;
  readonly ids: Ids;
  /** Whether alarms go outside as well. */
  readonly rings: boolean;
}

const BOT = { kind: 'bot' } as const;
const AT_ONCE = 100;

/** Hears of what could not be gathered; the others are all the same. */
export async function gatherNew(
  deps: GatherDeps,
  failed: (error: unknown) => void,
): Promise<void> {
  const { db, city } = deps;
  const matters = new Map<string, Matter>();
  const rows = await db.lists.readWords(AT_ONCE, (row) => {
    const matter = cityMatter(row, city);
    if (matter !== null) matters.set(row.state.id, matter);
    return matter?.key ?? null;
  });
  const open = rows.filter(({ state }) => !isOver(state.status));
  const keyOf = ({ state }: CaseRow) => matters.get(state.id)?.key;
  // What is asked of a matter is asked once for all who come with it: in a crowd they come together.
  for (const [key, group] of Map.groupBy(open, keyOf)) {
    const [first] = group;
    if (key === undefined || first === undefined) continue;
    try {
      const lead = await db.issues.of(key);
      if (lead !== null) {
        for (const row of group) {
          const sure = matters.get(row.state.id)?.sure === true;
          await join(deps, row, lead, sure).catch(failed);
        }
      }
      await alarm(deps, first, key);
    } catch (error) {
      failed(error);
    }
  }
}

/** @param sure by its place and body alone; otherwise the words must be alike. */
async function join(
  deps: GatherDeps,
  row: CaseRow,
  lead: CaseRow,
  sure: boolean,
): Promise<void> {
  if (row.state.issue !== null || row.state.handoff?.takenBy != null) return;
  if (!sure && likeness(accountOf(row), accountOf(lead)) < ALIKE) return;
  const issue = lead.state.number;
  await act(deps, row, `issue:${issue}:${row.state.id}`, (_context, turn, current) =>
    joinIssue(turn, current, issue, BOT, deps.db.cases),
  );
  await catchUp(deps, row, lead);
}

async function alarm(deps: GatherDeps, row: CaseRow, matter: string): Promise<void> {
  const { db, city, clock } = deps;
  const { cases: most, seconds } = city.hotIssues.alarm;
  const now = clock.now();
  const cases = await db.issues.since(matter, new Date(now.getTime() - seconds * 1000));
  if (cases < most) return;
  // Once in the time: the matter and the stretch of time make the key.
  const stretch = Math.floor(now.getTime() / (seconds * 1000));
  const key = `surge:${db.issues.hashOf(matter)}:${stretch}`;
  await act(deps, row, key, async (_context, turn, current) => {
    const surged: CaseEventData = { kind: 'surged', cases };
    const state = turn.changeCase(current, [surged], BOT);
    if (deps.rings) ring(turn, key, { state, details: row.details }, cases);
  });
}

/** Codes only, as every alarm. */
function ring(turn: Turn, key: string, { state }: CaseRow, cases: number): void {
  turn.plan({
    key,
    kind: 'webhook',
    dueAt: turn.now,
    payload: {
      body: {
        event: 'issue.surge',
        caseNumber: state.number,
        issue: state.issue,
        category: state.category,
        district: state.district,
        cases,
      },
    },
  });
}
