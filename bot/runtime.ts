/** Puts the house together from its settings: stores, knowledge, turn, channels, pages, worker. */
import type { IncomingMessage } from 'node:http';
import type { Channel } from '../integrations/channels/contract.ts';
import { channelFactories } from '../integrations/channels/registry.ts';
import type { Database } from '../integrations/database/contract.ts';
import { openSmtp } from '../integrations/mail/smtp.ts';
import type { Clock, Ids } from '../integrations/ports.ts';
import type { City } from '../knowledge/content/city.ts';
import { loadCityPack } from '../knowledge/content/load.ts';
import { createKnowledge, type Library } from '../knowledge/snapshot.ts';
import { bundlePages } from '../web/bundle.ts';
import type { Config } from './config.ts';
import { cleanUp } from './due/clean-up.ts';
import type { DueDeps } from './due/deps.ts';
import { every } from './due/every.ts';
import { dueHandlers, WORK_OUTSIDE } from './due/handlers.ts';
import { releaseLapsed } from './due/lapsed-leases.ts';
import { sealLedger } from './due/seal-ledger.ts';
import type { WebhookReceiver } from './due/webhook.ts';
import { DueWorker } from './due/worker.ts';
import { textsOver } from './duty/texts.ts';
import { followPublished } from './editor/published.ts';
import { ConfigError } from './errors.ts';
import { groupCommits } from './group-commit.ts';
import { createHouse } from './house.ts';
import { visitorLimit } from './http/visitor-limit.ts';
import { IntakeAdapter } from './intake-adapter.ts';
import type { BotDeps } from './intake-bot.ts';
import { gatherNew } from './issues/gather.ts';
import type { Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { knownDeliveries } from './middleware/known-deliveries.ts';
import { knownMessage } from './middleware/known-message.ts';
import { rateLimit } from './middleware/rate-limit.ts';
import { transcript } from './middleware/transcript.ts';
import { understanding } from './middleware/understanding.ts';
import { lookAtForgotten } from './outbox/forgotten.ts';
import { DUTY_PAGE, NEED_PAGE, pages, TASK_PAGE } from './pages.ts';
import { forgetOutlived } from './person/outlived.ts';
import { answeredOnce } from './same-words.ts';
import { type Readiness, startServer } from './server.ts';
import { openShared, type Shared } from './shared-stores.ts';
import { type FirstAccount, makeFirstAccounts } from './staff/first-accounts.ts';
import { type SignInDeps, sessionOf } from './staff/sign-in.ts';
import { summaryNames } from './summary-names.ts';
import { calledOff } from './tasks/called-off.ts';
import { type Outside, unsigned } from './tasks/tell-body.ts';
import { tieNews } from './ties/news.ts';
import { turnLimits } from './turn-limits.ts';

export interface Runtime {
  readonly url: string;
  readonly city: City;
  /** Where the knowledge stands still; null: it lives. */
  readonly knowledgeAsOf: Date | null;
  /** New accounts of a first start, to be shown once. */
  readonly firstAccounts: readonly FirstAccount[];
  readonly database: string;
  /** Works off what is due by the clock now. */
  tick(): Promise<void>;
  /** Running turns end, nothing new is taken, stores are closed. */
  stop(): Promise<void>;
}

export interface Environment {
  readonly log: Logger;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Opening already: its first start takes seconds, in which everything else is loaded. */
  readonly database: Promise<Database>;
}

/** Turns that one transaction takes at most. */
const TURNS_AT_ONCE = 64;
/** Transactions at once on a server; the embedded database has one connection. */
const LANES = 4;

/** How long a message waits at most for a look that got lost. */
const FORGOTTEN_MS = 60_000;

/** A desk's stream outlives its session by this much at most; signing out here ends it at once. */
const REVIEW_STREAMS_MS = 15_000;

/** How soon a case is found by its words, and joins its issue. */
const WORDS_MS = 1_000;

/** Starts everything and listens. Throws what stops a start, with everything closed again. */
export async function startRuntime(config: Config, env: Environment): Promise<Runtime> {
  const opened: (() => Promise<void>)[] = [];
  try {
    return await start(config, env, opened);
  } catch (error) {
    for (const close of opened.reverse()) {
      // What cannot be closed must neither hide why the start failed nor keep the rest open.
      await close().catch((err: unknown) => env.log.error({ err }, 'not closed'));
    }
    throw error;
  }
}

/** `opened` gathers how to close what was opened so far. */
async function start(
  config: Config,
  env: Environment,
  opened: (() => Promise<void>)[],
): Promise<Runtime> {
  const { log, clock, ids } = env;
  opened.push(async () => {
    // One that did not open is why the start fails, and is told so.
    const database = await env.database.catch(() => null);
    await database?.close();
  });
  const pack = loadCityPack(config.CITY_PACK);
  const bundling = bundlePages();
  // Takes a quarter of a second, in which the database is opening anyway.
  const base = createKnowledge(pack);
  const [db, assets] = await Promise.all([env.database, bundling]);
  const metrics = createMetrics(db, clock);
  const shared = await openShared(config, log, metrics, db);
  opened.push(() => shared.close());
  const published = await followPublished(pack, {
    store: db.knowledge,
    events: shared.events,
    clock,
    log,
    base,
  });
  opened.push(async () => published.close());
  const asOf = knowledgeAsOf(config, pack.city);
  let stopping = false;

  const commit = groupCommits((turns) => db.turns.commit(turns), {
    lanes: db.embedded ? 1 : LANES,
    most: TURNS_AT_ONCE,
  });
  const channels = new Map<string, Channel>();
  const work = { planned: (_dueAt: Date) => {} };
  const adapter = new IntakeAdapter({
    turns: db.turns,
    commit,
    ...shared,
    clock,
    ids,
    sends: (id) => channels.get(id)?.sender !== undefined,
    planned: (dueAt) => work.planned(dueAt),
  });
  const answered = answeredOnce<Library>();
  const limits = turnLimits(shared.limits);
  const limit = { burst: config.RATE_BURST, perMinute: config.RATE_PER_MINUTE };
  adapter
    .use(knownDeliveries(shared.known))
    .use(knownMessage(db.turns))
    .use(understanding(() => published.library().gazetteer))
    .use(rateLimit(limits, limit, () => metrics.limited.inc()))
    .use(transcript)
    .use(calledOff(pack.city))
    .use(tieNews(db.ties));

  const names = summaryNames(pack.city);
  const bot: BotDeps = {
    city: pack.city,
    names,
    // With the estates that the zone register has at the moment.
    get gazetteer() {
      return published.library().gazetteer;
    },
    turns: db.turns,
    cases: db.cases,
    ties: db.ties,
    knowledge: () => answered(published.library()),
    knowledgeNow: (now) => asOf ?? now,
    ids,
    limits,
    quietMs: (id) => channels.get(id)?.definition.quietMs ?? 0,
  };
  const house = createHouse({
    db,
    events: shared.events,
    limits: shared.limits,
    clock,
    ids,
    adapter,
    bot,
    definitionOf: (id) => channels.get(id)?.definition ?? null,
    log,
    metrics,
    publicUrl: config.PUBLIC_URL ?? null,
    planned: (dueAt) => work.planned(dueAt),
    stopping: () => stopping,
  });
  for (const factory of channelFactories) {
    const settings = config.channels[factory.id];
    if (settings) channels.set(factory.id, factory.create(settings, house));
  }

  const due: DueDeps = { adapter, db, clock, city: pack.city };
  const outside = openOutside(config, pack.city);
  opened.push(async () => outside.mailer?.close());
  const firstAccounts = await makeFirstAccounts(
    db.staff,
    config.STAFF_PASSWORD ?? null,
    env,
  );
  const signIn: SignInDeps = { staff: db.staff, limits: shared.limits, clock, ids };
  const secureCookies = config.PUBLIC_URL?.startsWith('https:') ?? false;
  const addressOf = callerAddress(config.TRUST_PROXY);
  const routes = pages({
    ...due,
    db,
    clock,
    ids,
    events: shared.events,
    published,
    assets,
    names,
    knowledgeAsOf: asOf,
    knowledgeNow: bot.knowledgeNow,
    publicUrl: config.PUBLIC_URL ?? null,
    outside,
    receive: (arrival) => house.receive(arrival),
    channels: [...channels.values()],
    planned: (dueAt) => work.planned(dueAt),
  });
  const server = await startServer(config.HOST, config.PORT, {
    channels: [...channels.values()],
    routes,
    assets,
    session: { ...signIn, secureCookies, addressOf },
    sessionOf: (secret) => sessionOf(secret, signIn),
    admit: visitorLimit({
      limits: shared.limits,
      clock,
      limit: { burst: config.VISITOR_BURST, perMinute: config.VISITORS_PER_MINUTE },
      addressOf,
    }),
    metrics,
    metricsToken: config.METRICS_TOKEN ?? null,
    log,
    requestId: () => ids.token(9),
    readiness: () => readiness(db, shared, stopping),
  });
  opened.push(() => server.close());
  const failed = (error: unknown) =>
    log.error({ err: error }, 'lapsed lease not released');
  const notGathered = (error: unknown) => log.error({ err: error }, 'case not gathered');
  const alarms = receiverAt(config.ALARM_WEBHOOK, config.ALARM_SECRET);
  const rings = alarms !== null;
  const worker = new DueWorker({
    due: db.due,
    clock,
    log,
    handlers: dueHandlers({
      ...due,
      db,
      bot,
      published,
      log,
      channelOf: (id) => channels.get(id) ?? null,
      limits: shared.limits,
      events: shared.events,
      ids,
      stopping: () => stopping,
      undelivered: (channel) => metrics.undelivered.inc({ channel }),
      lines: {
        webhook: alarms,
        mailer: outside.mailer,
        texts: textsOver([...channels.values()]),
        page: { secret: db.secret(DUTY_PAGE), url: config.PUBLIC_URL ?? '' },
      },
      outside,
      needPages: { secret: db.secret(NEED_PAGE), url: config.PUBLIC_URL ?? '' },
      taskPages: { secret: db.secret(TASK_PAGE), url: config.PUBLIC_URL ?? '' },
    }),
    apart: WORK_OUTSIDE,
    sweeps: [
      () => releaseLapsed(due, failed),
      every(REVIEW_STREAMS_MS, clock, () => server.reviewStreams()),
      every(FORGOTTEN_MS, clock, () => lookAtForgotten({ db, clock, ids })),
      cleanUp(db, clock),
      forgetOutlived({ db, clock, events: shared.events, city: pack.city }),
      every(WORDS_MS, clock, () => gatherNew({ ...due, db, ids, rings }, notGathered)),
      sealLedger(db, clock),
    ],
    buried: (kind) => metrics.buried.inc({ kind }),
  });
  work.planned = (dueAt) => worker.planned(dueAt);
  worker.start();

  return {
    url: config.PUBLIC_URL ?? server.url,
    city: pack.city,
    knowledgeAsOf: asOf,
    firstAccounts,
    database: db.description,
    tick: () => worker.tick(),
    async stop() {
      stopping = true;
      await server.close();
      await worker.stop();
      outside.mailer?.close();
      published.close();
      await shared.close();
      await db.close();
    },
  };
}

/** The moment at which knowledge stands still: the setting, else the pack's; null: it lives. */
function knowledgeAsOf(config: Config, city: City): Date | null {
  const asOf = config.KNOWLEDGE_AS_OF ?? city.asOf ?? 'now';
  return asOf === 'now' ? null : new Date(asOf);
}

/** The caller's address, for the brute-force limit alone. */
function callerAddress(behindProxy: boolean): (request: IncomingMessage) => string {
  return (request) => {
    const forwarded = behindProxy ? request.headers['x-forwarded-for'] : undefined;
    const last = String(forwarded ?? '')
      .split(',')
      .at(-1)
      ?.trim();
    return last || (request.socket.remoteAddress ?? 'unknown');
  };
}

/** How bodies are told of their tasks. Throws where a body's webhook could not be signed. */
function openOutside(config: Config, city: City): Outside {
  const { SMTP_URL, MAIL_FROM } = config;
  const outside = {
    webhook: receiverAt(config.BODY_WEBHOOK, config.BODY_SECRET),
    secret: config.BODY_SECRET ?? null,
    mailer: SMTP_URL && MAIL_FROM ? openSmtp({ url: SMTP_URL, from: MAIL_FROM }) : null,
  };
  const bodies = unsigned(city, outside);
  if (bodies.length === 0) return outside;
  throw new ConfigError([
    `BODY_SECRET: found nothing, and the city pack has webhooks of ${bodies.join(', ')}`,
  ]);
}

function receiverAt(
  url: string | undefined,
  secret: string | undefined,
): WebhookReceiver | null {
  return url !== undefined && secret !== undefined ? { url, secret } : null;
}

/** Redis holds only what may be forgotten: without it the house is named, not taken out of service. */
async function readiness(
  db: Database,
  shared: Shared,
  stopping: boolean,
): Promise<Readiness> {
  const answers = (ping: Promise<void>) =>
    ping.then(
      () => true,
      () => false,
    );
  const [database, redis] = await Promise.all([
    answers(db.ping()),
    answers(shared.ping()),
  ]);
  const unready = [
    ...(stopping ? ['stopping'] : []),
    ...(database ? [] : ['database']),
    ...(redis ? [] : ['redis']),
  ];
  return { ready: database && !stopping, unready };
}
