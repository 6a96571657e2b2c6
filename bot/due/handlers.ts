/** What is done when a due row's moment has come, by its kind. */
import type { Database } from '../../integrations/database/contract.ts';
import type { Ids } from '../../integrations/ports.ts';
import { type DutyLines, dutyCallHandler } from '../duty/call.ts';
import { CORRECTION, correctionHandler } from '../editor/corrections.ts';
import type { Published } from '../editor/published.ts';
import type { BotDeps } from '../intake-bot.ts';
import { joinHandler } from '../issues/join.ts';
import type { Logger } from '../logger.ts';
import { needClockHandler } from '../needs/clock.ts';
import { needTellingHandler } from '../needs/tell.ts';
import { outboxHandler } from '../outbox/deliver.ts';
import { LATE_REPORT, lateReportHandler } from '../outbox/late-report.ts';
import type { OutboxDeps } from '../outbox/line.ts';
import { OUTBOX } from '../outbox/plan.ts';
import { ERASE, eraseHandler } from '../person/own-wish.ts';
import { taskClockHandler } from '../tasks/hand-out.ts';
import { jobClockHandler } from '../tasks/job-clock.ts';
import { type Outside, tellingHandler } from '../tasks/tell-body.ts';
import { TIE_CODE, tieCodeHandler, tieMadeHandler } from '../ties/code.ts';
import { TIE_MADE } from '../ties/follow.ts';
import { TIE_NEWS, tieNewsHandler } from '../ties/news.ts';
import { TIE_WORDS } from '../ties/plan-words.ts';
import { tieWordsHandler } from '../ties/words.ts';
import { callbackHandler } from './callback.ts';
import type { DueDeps } from './deps.ts';
import { expiryHandler } from './expiry.ts';
import { followerHandler, leadMovedHandler } from './followers.ts';
import { handoffClockHandler } from './handoff-clock.ts';
import { lookAgainHandler } from './look-again.ts';
import { MAILBOX, mailboxHandler } from './mailbox.ts';
import { papersHandler } from './papers.ts';
import { questionHandler } from './quiet-question.ts';
import { silenceHandler } from './silence.ts';
import { webhookHandler } from './webhook.ts';
import type { DueHandler } from './worker.ts';

/** Kinds that wait for somebody outside: they keep nobody's question waiting meanwhile. */
export const WORK_OUTSIDE = [
  'webhook',
  'task_message',
  'need_message',
  'duty_call',
  TIE_CODE,
  OUTBOX,
  MAILBOX,
] as const;

export interface HandlerDeps extends DueDeps, Omit<OutboxDeps, 'db'> {
  readonly db: Database;
  readonly bot: BotDeps;
  readonly ids: Ids;
  readonly published: Published;
  readonly log: Logger;
  /** How the outside is called when nobody takes a case. */
  readonly lines: DutyLines;
  /** How bodies are told of their tasks. */
  readonly outside: Outside;
  /** Where the tasks' pages stand, and what their addresses are made with. */
  readonly taskPages: { readonly url: string; readonly secret: Uint8Array };
  /** The same of the register's entries. */
  readonly needPages: HandlerDeps['taskPages'];
}

export function dueHandlers(deps: HandlerDeps): Readonly<Record<string, DueHandler>> {
  const { db, bot, published, lines } = deps;
  return {
    question: questionHandler(deps),
    expiry: expiryHandler(deps),
    handoff_clock: handoffClockHandler(deps),
    duty_call: dutyCallHandler(deps, lines),
    look_again: lookAgainHandler(deps),
    silence: silenceHandler(deps, bot),
    callback: callbackHandler(deps),
    lead_moved: leadMovedHandler(deps),
    follower: followerHandler(deps),
    join_issue: joinHandler(deps),
    task_clock: taskClockHandler(deps),
    job_clock: jobClockHandler(deps),
    papers: papersHandler(deps),
    need_clock: needClockHandler(deps),
    need_message: needTellingHandler(deps, deps.outside, deps.needPages),
    task_message: tellingHandler(deps, deps.outside, deps.taskPages),
    [CORRECTION]: correctionHandler({
      ...deps,
      store: db.knowledge,
      published,
      knowledgeNow: bot.knowledgeNow,
    }),
    [ERASE]: eraseHandler(deps),
    [TIE_CODE]: tieCodeHandler(deps, lines.texts),
    [TIE_MADE]: tieMadeHandler(deps),
    [TIE_NEWS]: tieNewsHandler(deps),
    [TIE_WORDS]: tieWordsHandler(deps, bot),
    [OUTBOX]: outboxHandler(deps),
    [LATE_REPORT]: lateReportHandler(deps),
    [MAILBOX]: mailboxHandler(deps),
    ...(lines.webhook && { webhook: webhookHandler(lines.webhook) }),
  };
}
