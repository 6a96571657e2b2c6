/** Every page with its JSON routes, put over the house. */
import type { Channel, House } from '../integrations/channels/contract.ts';
import type { Database } from '../integrations/database/contract.ts';
import type { Ids, LiveEvents } from '../integrations/ports.ts';
import { adminRoutes } from '../web/admin/routes.ts';
import { bulletinRoutes } from '../web/bulletin/routes.ts';
import { type Assets, pageFiles } from '../web/bundle.ts';
import { chatRoutes } from '../web/chat/routes.ts';
import { issueRoutes } from '../web/desk/issues/routes.ts';
import { personRoutes } from '../web/desk/person/routes.ts';
import { quotingRoutes } from '../web/desk/quoting/routes.ts';
import { deskRoutes } from '../web/desk/routes.ts';
import { deskSettings } from '../web/desk/settings.ts';
import { teamRoutes } from '../web/desk/team/routes.ts';
import { tieRoutes } from '../web/desk/ties/routes.ts';
import { undeliveredRoutes } from '../web/desk/undelivered/routes.ts';
import { dutyRoutes } from '../web/duty/routes.ts';
import { editorRoutes } from '../web/editor/routes.ts';
import { editorSettings } from '../web/editor/settings.ts';
import { needRoutes } from '../web/need/routes.ts';
import type { WebRoute } from '../web/route.ts';
import { taskRoutes } from '../web/task/routes.ts';
import { taskSettings } from '../web/task/settings.ts';
import { createBulletin } from './bulletin.ts';
import { createDesk } from './desk/desk-port.ts';
import { createQuoting } from './desk/quoting.ts';
import { createTeam } from './desk/team-port.ts';
import { createTies } from './desk/ties-port.ts';
import { createUndelivered } from './desk/undelivered-port.ts';
import type { DueDeps } from './due/deps.ts';
import { createDuty } from './duty/duty-port.ts';
import { createEditor } from './editor/editor-port.ts';
import type { Published } from './editor/published.ts';
import type { HandoffDeps } from './handoff.ts';
import { createIssues } from './issues/issue-port.ts';
import { needPath } from './needs/link.ts';
import { createNeeds } from './needs/need-port.ts';
import { eraseByCase } from './person/of-case.ts';
import { createPersons } from './person/person-port.ts';
import { countScan } from './posters.ts';
import { taskPath } from './tasks/link.ts';
import { createTasks } from './tasks/task-port.ts';
import { type Outside, waysTo } from './tasks/tell-body.ts';

/** What the secret of the tasks' addresses is for. */
export const TASK_PAGE = 'task page';
/** And that of the register's entries. */
export const NEED_PAGE = 'need page';
export const DUTY_PAGE = 'duty page';

export interface PagesDeps extends DueDeps {
  readonly db: Database;
  readonly ids: Ids;
  readonly events: LiveEvents;
  readonly published: Published;
  readonly assets: Assets;
  readonly names: HandoffDeps['names'];
  /** Where the knowledge stands still; null: it lives. */
  readonly knowledgeAsOf: Date | null;
  readonly knowledgeNow: (now: Date) => Date;
  /** Where people reach the house; null: wherever they found it. */
  readonly publicUrl: string | null;
  /** How bodies are told of their tasks. */
  readonly outside: Outside;
  /** A message that an agent writes for a caller enters here like any other. */
  readonly receive: House['receive'];
  readonly channels: readonly Channel[];
  /** Hears when work was planned. */
  readonly planned: (dueAt: Date) => void;
}

export function pages(deps: PagesDeps): readonly WebRoute[] {
  const { db, city, clock, events, assets, knowledgeAsOf, publicUrl } = deps;
  const secret = db.secret(TASK_PAGE);
  const visitors = visitorsOf(deps.channels);
  return [
    ...chatRoutes({
      city,
      knowledgeAsOf,
      files: pageFiles(assets, 'chat'),
      publicUrl: publicUrl ?? 'http://localhost',
      cookieKey: db.secret('visitor cookie'),
      now: () => clock.now(),
      openVisitor: visitors.open,
      cameFrom: async (place, newcomer) =>
        await countScan(
          { place, channelId: visitors.id, newcomer },
          { posters: db.posters, city, clock },
        ),
    }),
    ...deskRoutes(
      createDesk({
        ...deps,
        veil: (text) => deps.published.library().veil(text),
        needPageOf: (ref) => (publicUrl ?? '') + needPath(db.secret(NEED_PAGE), ref),
        pageOf: (ref) => (publicUrl ?? '') + taskPath(secret, ref),
      }),
      {
        files: pageFiles(assets, 'desk'),
        settings: deskSettings(city, knowledgeAsOf, (body) => waysTo(body, deps.outside)),
      },
    ),
    ...teamRoutes(createTeam(deps)),
    ...personRoutes(createPersons(deps)),
    ...tieRoutes(createTies(deps)),
    ...undeliveredRoutes(createUndelivered(deps)),
    ...issueRoutes(createIssues(deps)),
    ...quotingRoutes(createQuoting(deps)),
    ...taskRoutes(createTasks({ ...deps, secret }), {
      files: pageFiles(assets, 'task'),
      settings: taskSettings(city),
    }),
    ...needRoutes(createNeeds({ ...deps, secret: db.secret(NEED_PAGE) }), {
      files: pageFiles(assets, 'task'),
      service: city.service,
      hotline: city.hotline.number,
    }),
    ...dutyRoutes(createDuty({ ...deps, secret: db.secret(DUTY_PAGE) }), {
      city,
      files: pageFiles(assets, 'duty'),
    }),
    ...editorRoutes(createEditor(deps), {
      files: pageFiles(assets, 'editor'),
      settings: editorSettings(city, knowledgeAsOf),
    }),
    ...bulletinRoutes(createBulletin(deps), {
      city,
      files: pageFiles(assets, 'bulletin'),
    }),
    ...adminRoutes({
      async forget(staffId, caseNumber) {
        await eraseByCase(caseNumber, staffId, { db, clock, events });
      },
    }),
  ];
}

/** The channel that serves anonymous visitors of our own page. */
function visitorsOf(channels: readonly Channel[]) {
  for (const channel of channels) {
    const open = channel.openVisitor?.bind(channel);
    if (open) return { id: channel.definition.id, open };
  }
  throw new TypeError('No channel serves visitors of the page.');
}
