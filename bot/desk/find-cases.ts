/** All cases, for the desk: what is looked for, read once, and the lines that are shown of it. */
import type { CaseState } from '../../cases/case.ts';
import { isOpen } from '../../cases/dispatch.ts';
import { type CaseFilter, readSearch } from '../../cases/finding.ts';
import { summarise } from '../../cases/summary.ts';
import type {
  CasePage,
  CaseRow,
  Database,
} from '../../integrations/database/contract.ts';
import type { CaseLine, CasesFound, CasesWanted } from '../../web/desk/contract.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import type { DueDeps } from '../due/deps.ts';
import { badgesOf, type DeskViewDeps } from './read.ts';

type FindDeps = DueDeps & DeskViewDeps & { readonly db: Pick<Database, 'lists'> };

/** What a line is made with. */
export type LineDeps = Pick<DeskViewDeps, 'names'> & {
  readonly db: Pick<Database, 'staff'>;
};

/** Lines of one page. */
const PAGE = 50;

export async function findCases(
  deps: FindDeps,
  actor: WebActor,
  wanted: CasesWanted,
): Promise<CasesFound> {
  const now = deps.clock.now();
  const { rows, more } = await pageOf(deps, wanted, filterOf(wanted, actor, now));
  return { lines: await linesOf(rows, now, deps), more };
}

export async function linesOf(
  rows: readonly CaseRow[],
  now: Date,
  deps: LineDeps,
): Promise<readonly CaseLine[]> {
  const staffIds = rows.flatMap(({ state }) => [state.inCharge, state.handoff?.takenBy]);
  const badges = await badgesOf(staffIds, deps.db.staff);
  return rows.map((row) => lineOf(row, badges, now, deps));
}

/** For the audit trail: by what was looked, never for what. */
export function namesOf(wanted: CasesWanted): string {
  const { search, after: _after, ...filters } = wanted;
  const by = search === '' ? 'all' : (readSearch(search)?.by ?? 'words');
  const set = Object.entries(filters).filter(([, value]) => value !== null);
  return [by, ...set.map(([name, value]) => `${name}=${value}`)].join(' ');
}

async function pageOf(
  { db: { cases, lists }, city }: FindDeps,
  { search, after }: CasesWanted,
  filter: CaseFilter,
): Promise<CasePage> {
  if (search === '') return await lists.list(filter, after, PAGE);
  const wanted = readSearch(search, city.areaCode);
  switch (wanted?.by) {
    case undefined:
      throw new WebError(422, 'search_too_short', 'Two characters at least.');
    case 'number': {
      const row = await cases.byNumber(wanted.number);
      return { rows: row ? [row] : [], more: false };
    }
    case 'phone':
      return await lists.byPhone(wanted.phones, filter, PAGE);
    case 'words':
      return await lists.byWords(wanted.words, filter, after, PAGE);
  }
}

function filterOf(wanted: CasesWanted, actor: WebActor, now: Date): CaseFilter {
  const { state, urgency, category, district, body, only } = wanted;
  return {
    ...(state && { state }),
    ...(urgency && { urgency }),
    ...(category && { category }),
    ...(district && { district }),
    ...(body && { body }),
    ...(only === 'mine' && { inCharge: actor.staffId }),
    ...(only === 'overdue' && { overdueAt: now.toISOString() }),
    ...(only === 'toRing' && { toRing: true }),
    ...(only === 'special' && { special: true }),
  };
}

function lineOf(
  row: CaseRow,
  badges: Readonly<Record<string, string>>,
  now: Date,
  { names }: LineDeps,
): CaseLine {
  const { state } = row;
  const { headline, urgency } = summarise({ ...row, names });
  const open = state.tasks.filter(isOpen);
  return {
    caseNumber: state.number,
    status: state.status,
    urgency: state.urgency,
    category: state.category,
    district: state.district,
    zone: state.zone,
    openedAt: state.openedAt,
    summary: { headline, urgency },
    owner: ownerOf(state, badges),
    inCharge: state.inCharge && (badges[state.inCharge] ?? null),
    bodies: open.map(({ body }) => body),
    overdue: open.some(({ dueAt }) => Date.parse(dueAt) <= now.getTime()),
  };
}

function ownerOf(
  { handoff }: CaseState,
  badges: Readonly<Record<string, string>>,
): CaseLine['owner'] {
  if (handoff === null) return 'bot';
  return handoff.takenBy === null ? 'queue' : (badges[handoff.takenBy] ?? '?');
}
