/** `npm start`: reads the settings, starts the house, and stops it when asked to. */

import { systemClock } from '../integrations/memory/system-clock.ts';
import { systemIds } from '../integrations/memory/system-ids.ts';
import { parseConfig, readEnvironment } from './config.ts';
import { ConfigError } from './errors.ts';
import { createLogger, type Logger } from './logger.ts';
import { type Runtime, startRuntime } from './runtime.ts';

/** A stop that hangs is ended all the same; what was acknowledged is in the database. */
const STOP_WITHIN_MS = 15_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = parseConfig(readEnvironment(process.cwd()));
  const log = createLogger(config.LOG_LEVEL);
  const runtime = await startRuntime(config, {
    log,
    clock: systemClock,
    ids: systemIds(),
  });
  announce(runtime);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(runtime, log));
  }
  process.on('unhandledRejection', (error) => {
    log.fatal({ err: error }, 'unhandled rejection');
    void stop(runtime, log, 1);
  });
}

function announce({ url, city, database, knowledgeAsOf, firstAccounts }: Runtime): void {
  say('');
  say(`  呼应 Huying · ${city.service.zh} · ${city.service.en}`);
  say('');
  say(`  residents   ${url}/chat`);
  say(`  agents      ${url}/desk`);
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

async function stop(runtime: Runtime, log: Logger, status = 0): Promise<void> {
  log.info('stopping: running turns end, nothing new is taken');
  const deadline = setTimeout(() => process.exit(1), STOP_WITHIN_MS);
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
  const reason =
    error instanceof ConfigError || !(error instanceof Error)
      ? String(error)
      : error.stack;
  process.stderr.write(`\nHuying did not start.\n\n${reason}\n\n`);
  process.exit(1);
});
