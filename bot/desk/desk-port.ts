/** The desk's port over the house: reads put together from the stores, acts as turns. */

import { parseCaseNumber } from '../../cases/number.ts';
import { LEASE_SECONDS } from '../../cases/queue.ts';
import type { Database } from '../../integrations/database/contract.ts';
import type { LiveEvents } from '../../integrations/ports.ts';
import type { DeskPort } from '../../web/desk/contract.ts';
import { WebError } from '../../web/route.ts';
import type { DueDeps } from '../due/deps.ts';
import { answer, callBack, handBack, resolve, take } from './acts.ts';
import { edit, link, merge, note } from './case-work.ts';
import { dispatch, recall, stepJob } from './dispatch.ts';
import { findCases, namesOf } from './find-cases.ts';
import { type IntakeDeps, sayForCaller } from './intake.ts';
import { type JudgeDeps, judge } from './judge.ts';
import { changeNeed } from './needs.ts';
import { changePaper } from './papers.ts';
import type { QuotingDeps } from './quoting.ts';
import { badgesOf, type DeskViewDeps, deskCase, queueItem } from './read.ts';
import { auditReads } from './read-audit.ts';
import { tellTyping, watchTyping } from './typing.ts';

export type DeskDeps = DueDeps &
  DeskViewDeps &
  Omit<IntakeDeps, 'db'> &
  Omit<JudgeDeps, 'db'> & {
    readonly db: Pick<
      Database,
      'turns' | 'cases' | 'lists' | 'issues' | 'staff' | 'outbox' | 'media'
    >;
    readonly events: LiveEvents;
    readonly published: QuotingDeps['published'];
  };

const QUEUE_LIMIT = 300;

export function createDesk(deps: DeskDeps): DeskPort {
  const { db, clock, events } = deps;
  const audited = auditReads(db.staff, clock);
  return {
    async queue(actor) {
      const entries = await db.cases.queue(QUEUE_LIMIT);
      const now = clock.now();
      const badges = await badgesOf(
        entries.map(({ state }) => state.handoff?.takenBy),
        db.staff,
      );
      return entries.map((entry) => {
        const holder = entry.state.handoff?.takenBy;
        const badge = holder ? (badges[holder] ?? null) : null;
        return queueItem(entry, badge, actor, now, deps);
      });
    },
    async find(actor, caseNumber) {
      const number = parseCaseNumber(caseNumber);
      const row = number && (await db.cases.byNumber(number));
      if (!row) throw new WebError(404, 'unknown_case', 'There is no such case.');
      await audited(actor, 'case.read', row.state.id);
      return await deskCase(row, actor, deps);
    },
    async search(actor, wanted) {
      const found = await findCases(deps, actor, wanted);
      await audited(actor, 'cases.search', namesOf(wanted));
      return found;
    },
    take: (actor, caseNumber) => take(deps, actor, caseNumber),
    answer: (actor, caseNumber, message) => answer(deps, actor, caseNumber, message),
    resolve: (actor, caseNumber, requestId) =>
      resolve(deps, actor, caseNumber, requestId),
    handBack: (actor, caseNumber, requestId) =>
      handBack(deps, actor, caseNumber, requestId),
    callBack: (actor, caseNumber, said) => callBack(deps, actor, caseNumber, said),
    dispatch: (actor, caseNumber, order) => dispatch(deps, actor, caseNumber, order),
    edit: (actor, caseNumber, change) => edit(deps, actor, caseNumber, change),
    note: (actor, caseNumber, written) => note(deps, actor, caseNumber, written),
    merge: (actor, caseNumber, wanted) => merge(deps, actor, caseNumber, wanted),
    link: (actor, caseNumber, wanted) => link(deps, actor, caseNumber, wanted),
    recall: (actor, caseNumber, task) => recall(deps, actor, caseNumber, task),
    judge: (actor, caseNumber, judgement) => judge(deps, actor, caseNumber, judgement),
    sayForCaller: (actor, said) => sayForCaller(deps, actor, said),
    stepJob: (actor, caseNumber, order) => stepJob(deps, actor, caseNumber, order),
    changePaper: (actor, caseNumber, change) =>
      changePaper(deps, actor, caseNumber, change),
    changeNeed: (actor, caseNumber, change) =>
      changeNeed(deps, actor, caseNumber, change),
    async heartbeat({ staffId }, touched) {
      const now = clock.now();
      const until = new Date(now.getTime() + LEASE_SECONDS * 1000);
      await Promise.all([
        db.cases.renew(staffId, until),
        db.staff.seen(staffId, touched, now),
      ]);
    },
    async media(actor, id) {
      const media = await db.media.get(id);
      if (!media) throw new WebError(404, 'unknown_media', 'There is no such picture.');
      await audited(actor, 'media.read', id);
      return { contentType: media.contentType, bytes: media.bytes };
    },
    typing: (actor, caseNumber) => tellTyping(deps, actor, caseNumber),
    watchTyping: (heard) => watchTyping(events, heard),
    watch: (changed) => events.subscribe('desk', changed),
  };
}
