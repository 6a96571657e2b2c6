/** What agents put right and write down: edits, notes, what belongs together. Each is one turn. */
import type { CaseEventData } from '../../cases/case.ts';
import { edited } from '../../cases/case-work.ts';
import { may } from '../../cases/roles.ts';
import { notice } from '../../dialogs/notices.ts';
import type { CaseRow } from '../../integrations/database/contract.ts';
import type {
  CaseChange,
  CaseLink,
  CaseMerge,
  NoteWritten,
} from '../../web/desk/contract.ts';
import { type WebActor, WebError } from '../../web/route.ts';
import { callPerson } from '../call-person.ts';
import { act, caseByNumber, languageOf, requestKey, staff, tell } from '../case-act.ts';
import { cleanText } from '../clean-json.ts';
import type { DueDeps } from '../due/deps.ts';
import { clockKey } from '../due/handoff-clock.ts';
import { tellFollowers } from '../due/lead-moved.ts';
import { handOn } from '../owner.ts';

/** Verified, completed, judged anew. Who waits keeps the place that the new level gives. */
export async function edit(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  { requestId, ...change }: CaseChange,
): Promise<void> {
  const { city } = deps;
  const { category, district } = change;
  if (category !== undefined && !city.categories.some(({ id }) => id === category))
    throw new WebError(422, 'bad_input', 'There is no such category in this city.');
  if (district && !city.districts.some(({ id }) => id === district))
    throw new WebError(422, 'bad_input', 'There is no such district in this city.');
  const row = await caseByNumber(deps, caseNumber);
  await act(deps, row, requestKey(actor, requestId), async (_context, turn, current) => {
    mustBeFree(current, actor);
    const { events, details } = edited(current.state, current.details, change);
    if (events.some(({ kind }) => kind === 'lowered') && !may(actor.role, 'desk.lower'))
      throw new WebError(403, 'not_allowed', 'Your role may not lower an urgency.');
    const state = turn.changeCase(current, events, staff(actor), details);
    if (state.handoff) callPerson(turn, state, city);
  });
}

/** For colleagues; the resident never sees it. */
export async function note(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  { requestId, words }: NoteWritten,
): Promise<void> {
  const row = await caseByNumber(deps, caseNumber);
  await act(deps, row, requestKey(actor, requestId), async (_context, turn, current) => {
    const written = {
      by: actor.staffId,
      at: turn.now.toISOString(),
      words: cleanText(words).trim(),
    };
    const staffNotes = [...(current.details.staffNotes ?? []), written];
    turn.changeCase(current, [{ kind: 'noted' }], staff(actor), {
      ...current.details,
      staffNotes,
    });
  });
}

/** The same trouble told twice: it goes into the other case, and its resident follows that one. */
export async function merge(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  { requestId, into }: CaseMerge,
): Promise<void> {
  const { db, city } = deps;
  const row = await caseByNumber(deps, caseNumber);
  await act(deps, row, requestKey(actor, requestId), async (context, turn, current) => {
    mustBeFree(current, actor);
    const other = await caseByNumber(deps, into);
    const number = other.state.number;
    const gone: CaseEventData = { kind: 'moved', to: 'merged', into: number };
    const state = turn.changeCase(current, [gone], staff(actor));
    const joined: CaseEventData = { kind: 'joined', number: state.number };
    turn.changeCase(other, [joined], staff(actor));
    turn.cancel(clockKey(state.id));
    if (state.issue === state.number) tellFollowers(turn, state, 'gone');
    await handOn(turn, state, db.cases);
    const params = { number: state.number, city };
    await tell(context, turn, notice('merged', languageOf(turn), params));
  });
}

/** Two cases have to do with each other, or no longer: each names the other. */
export async function link(
  deps: DueDeps,
  actor: WebActor,
  caseNumber: string,
  { requestId, to, linked }: CaseLink,
): Promise<void> {
  const row = await caseByNumber(deps, caseNumber);
  await act(deps, row, requestKey(actor, requestId), async (_context, turn, current) => {
    const other = await caseByNumber(deps, to);
    const kind = linked ? 'linked' : 'unlinked';
    const named = (number: string): CaseEventData => ({ kind, number });
    turn.changeCase(current, [named(other.state.number)], staff(actor));
    turn.changeCase(other, [named(current.state.number)], staff(actor));
  });
}

/** @throws WebError 409 where a colleague has it. */
function mustBeFree({ state }: CaseRow, actor: WebActor): void {
  const holder = state.handoff?.takenBy ?? null;
  if (holder !== null && holder !== actor.staffId)
    throw new WebError(409, 'held_by_other', 'This case is with somebody else.');
}
