/** The port of hot issues over the house: what looks like one matter, and what was made one. */
import type { CaseEventData } from '../../cases/case.ts';
import { alikeAmong, estateOf } from '../../cases/matter.ts';
import { isOver } from '../../cases/transitions.ts';
import type { CaseRow, Database } from '../../integrations/database/contract.ts';
import { routedBody } from '../../knowledge/responsible-body.ts';
import type {
  HotIssues,
  Issue,
  IssuePort,
  Proposal,
} from '../../web/desk/issues/contract.ts';
import { WebError } from '../../web/route.ts';
import { callPerson } from '../call-person.ts';
import { act, caseByNumber, requestKey, staff } from '../case-act.ts';
import { type LineDeps, linesOf } from '../desk/find-cases.ts';
import { auditReads } from '../desk/read-audit.ts';
import type { DueDeps } from '../due/deps.ts';
import { type FollowDeps, tellFollowers } from '../due/lead-moved.ts';
import { planJoins } from './join.ts';
import { accountOf, cityMatter, placeNames } from './matter.ts';

export type IssueDeps = DueDeps &
  LineDeps &
  FollowDeps & {
    readonly db: Pick<Database, 'turns' | 'staff'>;
    /** Hears when work was planned. */
    readonly planned: (dueAt: Date) => void;
  };

const HOUR_MS = 3_600_000;

export function createIssues(deps: IssueDeps): IssuePort {
  const { db, clock, city } = deps;
  const audited = auditReads(db.staff, clock);
  return {
    async hotIssues(actor): Promise<HotIssues> {
      await audited(actor, 'cases.search', 'issues');
      const { hours, least } = city.hotIssues;
      const since = new Date(clock.now().getTime() - hours * HOUR_MS);
      const [groups, leads] = await Promise.all([
        db.issues.alike(since, least),
        db.issues.open(),
      ]);
      const proposals = groups.map(({ matter, numbers }) =>
        proposalOf(deps, matter, numbers),
      );
      return {
        proposals: (await Promise.all(proposals)).filter((one) => one !== null),
        issues: await Promise.all(leads.map((lead) => issueOf(deps, lead))),
      };
    },
    async gather(actor, { requestId, cases }) {
      const rows = await db.issues.rows(cases);
      const free = rows.filter(
        ({ state }) => state.issue === null && !isOver(state.status),
      );
      const [first] = free;
      if (!first) throw new WebError(404, 'unknown_case', 'None of these cases is open.');
      const matter = cityMatter(first, city);
      const lead = (matter && (await db.issues.of(matter.key))) ?? first;
      const issue = lead.state.number;
      if (lead === first) await makeLead(deps, actor, lead, requestId);
      const others = free.filter(({ state }) => state.id !== lead.state.id);
      await planJoins(deps, others, issue, actor.staffId);
      deps.planned(clock.now());
    },
    async dismiss(_actor, proposal) {
      await db.issues.dismiss(proposal, clock.now());
    },
    async regroup(actor, caseNumber, { requestId, with: other }) {
      const row = await caseByNumber(deps, caseNumber);
      if (other === null) {
        await leave(deps, actor, row, requestId);
        return;
      }
      const target = await caseByNumber(deps, other);
      if (target.state.id === row.state.id)
        throw new WebError(409, 'same_case', 'That is the same case.');
      if (isOver(row.state.status) || isOver(target.state.status))
        throw new WebError(409, 'illegal_move', 'One of the two is over.');
      const issue = target.state.issue ?? target.state.number;
      if (target.state.issue === null) await makeLead(deps, actor, target, requestId);
      await planJoins(deps, [row], issue, actor.staffId);
      deps.planned(clock.now());
    },
  };
}

async function makeLead(
  deps: IssueDeps,
  actor: Parameters<typeof staff>[0],
  row: CaseRow,
  requestId: string,
): Promise<void> {
  const issue = row.state.number;
  const key = `${requestKey(actor, requestId)}:lead`;
  await act(deps, row, key, async (_context, turn, current) => {
    turn.changeCase(current, [{ kind: 'grouped', issue }], staff(actor));
  });
}

/** Out of its issue; where nobody has it any more, it waits by itself again. */
async function leave(
  deps: IssueDeps,
  actor: Parameters<typeof staff>[0],
  row: CaseRow,
  requestId: string,
): Promise<void> {
  await act(deps, row, requestKey(actor, requestId), async (_context, turn, current) => {
    const { issue, number, status, handoff } = current.state;
    const waits = handoff === null && !isOver(status);
    const events: CaseEventData[] = [
      { kind: 'ungrouped' },
      ...(waits ? [{ kind: 'handoff_requested', reason: 'filed' } as const] : []),
    ];
    const state = turn.changeCase(current, events, staff(actor));
    if (state.handoff) callPerson(turn, state, deps.city);
    if (issue === number) tellFollowers(turn, state, 'gone');
  });
}

/** Those that are really alike; null: too few. */
async function proposalOf(
  deps: IssueDeps,
  id: string,
  numbers: readonly string[],
): Promise<Proposal | null> {
  const { db, city, clock } = deps;
  const { hours, least } = city.hotIssues;
  const found = await db.issues.rows(numbers);
  const [first] = found;
  const matter = first && cityMatter(first, city);
  if (!first || !matter) return null;
  const rows = matter.sure
    ? found
    : alikeAmong(found.map(accountOf))
        .toSorted((a, b) => a - b)
        .flatMap((at) => found[at] ?? []);
  if (rows.length < least) return null;
  const { category } = first.state;
  return {
    id,
    place: estateOf(first.details.address?.value ?? '', placeNames(city)) ?? '',
    body: routedBody(city, category, first.details.account),
    category,
    hours,
    ...heatOf(deps, rows),
    cases: await linesOf(rows, clock.now(), deps),
  };
}

async function issueOf(deps: IssueDeps, lead: CaseRow): Promise<Issue> {
  const rows = await deps.db.issues.members(lead.state.number);
  const [line] = await linesOf([lead], deps.clock.now(), deps);
  if (!line) throw new TypeError('A case has a line.');
  return { lead: line, cases: rows.length, ...heatOf(deps, rows) };
}

function heatOf({ city, clock }: IssueDeps, rows: readonly CaseRow[]) {
  const { cases, seconds } = city.hotIssues.alarm;
  const from = clock.now().getTime() - seconds * 1000;
  const lately = rows.filter(({ state }) => Date.parse(state.openedAt) >= from).length;
  return { lately, minutes: Math.ceil(seconds / 60), hot: lately >= cases };
}
