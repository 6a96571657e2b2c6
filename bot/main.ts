/** `npm start`: reads the settings, starts the house, and stops it when asked to. */

import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import type { Logger } from './logger.ts';
import type { Runtime } from './runtime.ts';

// Modules are compiled once, not at each start; where the folder cannot be written, it is slower.
enableCompileCache(new URL('../node_modules/.cache/huying', import.meta.url).pathname);

// The new space grows to 4 MB or so with the settings, and no more until residents write: smaller, a
// start would sweep it four hundred times; left alone, V8 would hold 50 to 100 MB for it ever after.
const letNewSpaceGrow = (factor: 1 | 2) =>
  setFlagsFromString(`--semi-space-growth-factor=${factor}`);

// Before the database's WebAssembly is loaded: one of its functions takes the optimising compiler
// 600 MB and most of a second. With thirty times the default, only what is really busy is worth that.
setFlagsFromString('--wasm-tiering-budget=400000000');

/** A stop that hangs is ended all the same; what was acknowledged is in the database. */
const STOP_WITHIN_MS = 15_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { loadConfig } = await import('./config.ts');
  const config = loadConfig(process.cwd());
  letNewSpaceGrow(1);
  const [{ openDatabase }, { databaseOptions }] = await Promise.all([
    import('../integrations/database/open.ts'),
    import('./database-options.ts'),
  ]);
  const database = openDatabase(await databaseOptions(config));
  // Said by whoever waits for it; until then a failure must not end the process unexplained.
  database.catch(() => {});
  const [{ startRuntime }, { createLogger }, { systemClock }, { systemIds }] =
    await Promise.all([
      import('./runtime.ts'),
      import('./logger.ts'),
      import('../integrations/memory/system-clock.ts'),
      import('../integrations/memory/system-ids.ts'),
    ]);
  const log = createLogger(config.LOG_LEVEL);
  for (const warning of config.warnings) log.warn({ warning }, 'settings');
  const runtime = await startRuntime(config, {
    log,
    clock: systemClock,
    ids: systemIds(),
    database,
  });
  letNewSpaceGrow(2);
  announce(runtime);
  log.info({ url: runtime.url }, 'ready');
  let stopping = false;
  const stopOnce = (status: number) => {
    if (stopping) return;
    stopping = true;
    void stop(runtime, log, status);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => stopOnce(0));
  }
  // Logged by ourselves: the runtime would print the message, which may quote a resident.
  for (const failure of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(failure, (error: unknown) => {
      log.fatal({ err: error }, failure);
      stopOnce(1);
    });
  }
}

function announce({ url, city, database, knowledgeAsOf, firstAccounts }: Runtime): void {
  say('');
  say(`  呼应 Huying · ${city.service.zh} · ${city.service.en}`);
  say('');
  say(`  residents   ${url}/chat`);
  say(`  agents      ${url}/desk`);
  say(`  editors     ${url}/editor`);
  say(`  database    ${database}`);
  if (knowledgeAsOf) {
    const moment = knowledgeAsOf.toLocaleString('sv-SE', { timeZone: city.timeZone });
    say(
      `  knowledge   stands at ${moment} (${city.timeZone}); cases and clocks keep real time`,
    );
  }
  if (firstAccounts.length > 0) {
    say('');
    say('  First start: these accounts were made. The passwords are shown only now.');
    for (const { username, role, password } of firstAccounts) {
      say(`    ${username.padEnd(12)}${password.padEnd(18)}${role}`);
    }
  }
  say('');
}

async function stop(runtime: Runtime, log: Logger, status: number): Promise<void> {
  log.info('stopping: running turns end, nothing new is taken');
  const deadline = setTimeout(() => {
    log.error({ afterMs: STOP_WITHIN_MS }, 'the stop hung');
    process.exit(1);
  }, STOP_WITHIN_MS);
  deadline.unref();
  try {
    await runtime.stop();
    process.exit(status);
  } catch (error) {
    log.error({ err: error }, 'the stop failed');
    process.exit(1);
  }
}

main().catch((error: unknown) => {
  // Before the log exists, or when nothing could start: the operator reads it here.
  const reason = isPlain(error)
    ? error.message
    : error instanceof Error
      ? error.stack
      : String(error);
  process.stderr.write(`\nHuying did not start.\n\n${reason}\n\n`);
  process.exit(1);
});

/** Errors whose message is written for the operator and says what to do. */
function isPlain(error: unknown): error is Error {
  const names = ['ConfigError', 'DatabaseSetupError', 'CityPackError', 'ListenError'];
  return error instanceof Error && names.includes(error.name);
}
