/**
 * Every setting, parsed once. The only file that reads the process's environment. Channels bring
 * their own keys; `.env.example` is written from the same list (`npm run config:sample`).
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { channelFactories } from '../integrations/channels/registry.ts';
import { ConfigError } from './errors.ts';

const flag = z
  .enum(['0', '1', 'false', 'true'])
  .transform((value) => value === '1' || value === 'true');

/** ISO 8601 with an offset; seconds may be left out, as people write it. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const secret = z
  .string()
  .regex(
    /^[0-9a-f]{64}$/i,
    '64 hexadecimal digits (32 bytes), e.g. from: openssl rand -hex 32',
  );

const SETTINGS = z.object({
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on.'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(3978)
    .describe('Port to listen on; 0 takes a free one.'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'Address that residents and staff reach, e.g. https://help.example.org. Cookies are Secure where it is https.',
    ),
  TRUST_PROXY: flag
    .default(false)
    .describe(
      "1: the caller's address is the last one of X-Forwarded-For (behind one proxy).",
    ),
  DATA_DIR: z
    .string()
    .min(1)
    .default('./data')
    .describe('Folder for the embedded database, media and the data key.'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe(
      'PostgreSQL, e.g. postgres://huying:password@127.0.0.1/huying. Absent: embedded, one process, not for production.',
    ),
  DATA_KEY: secret
    .optional()
    .describe(
      'Key that wraps the keys of personal data: 64 hexadecimal digits. Needed with DATABASE_URL; embedded makes one at first start. Losing it loses all personal data.',
    ),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe(
      'Redis for locks, rate limits, known deliveries and live events. Absent: PostgreSQL does it for rate limits and live events; locks and known deliveries, which only save work, are kept by each process.',
    ),
  REDIS_PREFIX: z
    .string()
    .min(1)
    .default('huying:')
    .describe('Stands before every key in Redis, where several services share one.'),
  CITY_PACK: z
    .string()
    .min(1)
    .default('./knowledge/zhengzhou-2022')
    .describe("Folder with the city's data: city.json and articles/."),
  KNOWLEDGE_AS_OF: z
    .string()
    .refine(
      (text) => text === 'now' || (MOMENT.test(text) && !Number.isNaN(Date.parse(text))),
      'a moment with its offset, e.g. 2022-01-10T08:00+08:00, or "now"',
    )
    .optional()
    .describe(
      'Moment that the knowledge speaks for, e.g. 2022-01-10T08:00+08:00; "now" for a living city. Absent: as the city pack says. Moves knowledge alone.',
    ),
  STAFF_PASSWORD: z
    .string()
    .min(8)
    .optional()
    .describe(
      'First start only: one password for all sample accounts. Absent: generated, printed once.',
    ),
  ALARM_WEBHOOK: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Called when nobody takes an urgent case in time.'),
  ALARM_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe(
      'Signs the alarm: header x-huying-signature, HMAC-SHA256 of the body. Needed with ALARM_WEBHOOK.',
    ),
  RATE_BURST: z.coerce
    .number()
    .int()
    .positive()
    .default(20)
    .describe('Messages a person may send at once; a critical message always passes.'),
  RATE_PER_MINUTE: z.coerce
    .number()
    .int()
    .positive()
    .default(30)
    .describe('Messages a person may send per minute after that.'),
  VISITOR_BURST: z.coerce
    .number()
    .int()
    .positive()
    .default(1000)
    .describe(
      'Visits of the page (tokens) that one address may begin at once. Generous: a phone network may share an address.',
    ),
  VISITORS_PER_MINUTE: z.coerce
    .number()
    .int()
    .positive()
    .default(600)
    .describe('Visits that one address may begin per minute after that.'),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe(
      'Asked of whoever reads /metrics, as "Authorization: Bearer". Absent: anybody who reaches the port may.',
    ),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('How much is logged. Never words, names or numbers of residents.'),
});

type Settings = z.infer<typeof SETTINGS>;

export interface Config extends Settings {
  readonly channels: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** `.env` in `folder` if there is one; the environment wins over it. */
export function readEnvironment(
  folder: string,
): Readonly<Record<string, string | undefined>> {
  const file = `${folder}/.env`;
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...fromFile, ...process.env };
}

/** Parses all settings. Throws `ConfigError` that lists every problem by key. */
export function parseConfig(
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  // An empty value is an unset one: `KEY=` in a copied .env.example changes nothing.
  const given = Object.fromEntries(
    Object.entries(environment).filter(
      ([, value]) => value !== undefined && value !== '',
    ),
  );
  const problems: string[] = [];
  const own = SETTINGS.safeParse(given);
  if (!own.success) problems.push(...problemsOf(own.error));
  const channels: Record<string, Readonly<Record<string, unknown>>> = {};
  for (const channel of channelFactories) {
    const parsed = channel.settings.safeParse(given);
    if (parsed.success) channels[channel.id] = parsed.data;
    else problems.push(...problemsOf(parsed.error));
  }
  problems.push(...contradictions(given));
  if (!own.success || problems.length > 0) throw new ConfigError(problems);
  return { ...own.data, channels };
}

function contradictions(given: Readonly<Record<string, string | undefined>>): string[] {
  const problems: string[] = [];
  if (given.DATABASE_URL?.startsWith('postgres') && !given.DATA_KEY) {
    problems.push(
      'DATA_KEY: needed with DATABASE_URL (64 hexadecimal digits; openssl rand -hex 32)',
    );
  }
  if (given.ALARM_WEBHOOK && !given.ALARM_SECRET) {
    problems.push(
      'ALARM_SECRET: needed with ALARM_WEBHOOK, so that its receiver can trust it',
    );
  }
  return problems;
}

function problemsOf(error: z.ZodError): string[] {
  // Values are not repeated: a wrong one may be a secret in the wrong place.
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
}

/** One setting as `.env.example` explains it. */
export interface SettingHelp {
  readonly key: string;
  readonly help: string;
  readonly fallback: string;
  readonly group: string;
}

/** Every setting of the house and its channels, in the order of the sample file. */
export function settingsHelp(): readonly SettingHelp[] {
  const groups: [string, z.ZodObject][] = [
    ['Huying', SETTINGS],
    ...channelFactories.map((channel): [string, z.ZodObject] => [
      `Channel ${channel.id}`,
      channel.settings,
    ]),
  ];
  return groups.flatMap(([group, schema]) => {
    const empty = schema.partial().safeParse({});
    const defaults: Readonly<Record<string, unknown>> = empty.success ? empty.data : {};
    return Object.entries(schema.shape).map(([key, field]) => ({
      key,
      help: z.globalRegistry.get(field as z.ZodType)?.description ?? '',
      fallback:
        defaults[key] === undefined
          ? ''
          : String(Number.isNaN(defaults[key]) ? '' : defaults[key]),
      group,
    }));
  });
}

/** The text of `.env.example`. */
export function sampleEnvironment(): string {
  let group = '';
  const lines: string[] = [
    '# Every setting with its default. Copy to .env and change what differs; an empty value is unset.',
  ];
  for (const setting of settingsHelp()) {
    if (setting.group !== group) {
      group = setting.group;
      lines.push('', `# ---- ${group}`);
    }
    lines.push('', `# ${setting.help}`, `${setting.key}=${setting.fallback}`);
  }
  return `${lines.join('\n')}\n`;
}
