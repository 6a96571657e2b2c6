/**
 * Every setting, parsed once. The only file that reads the process's environment. Channels bring
 * their own keys; `.env.example` is written from the same list (`npm run config:sample`).
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { channelFactories } from '../integrations/channels/registry.ts';
import { missing, problemsOf, toldOf } from './config-problems.ts';
import { SETTINGS } from './config-settings.ts';
import { strangers } from './config-strangers.ts';
import { ConfigError } from './errors.ts';

type Settings = z.infer<typeof SETTINGS>;
type Given = Readonly<Record<string, string | undefined>>;

export interface Config extends Settings {
  /** The settings of each channel that is on. */
  readonly channels: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What the operator should know of, though the start goes on. */
  readonly warnings: readonly string[];
}

/** All settings: `.env` in `folder` if there is one, and the environment, which wins. */
export function loadConfig(folder: string): Config {
  const { env } = process;
  return parseConfig({ ...env }, readFile(`${folder}/.env`));
}

function readFile(path: string): Given {
  if (!existsSync(path)) return {};
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    const code =
      error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ConfigError([
      `${path}: cannot be read (${code}); expected a text file of lines like PORT=3978, or none`,
    ]);
  }
}

/** Parses all settings. Throws `ConfigError` that lists every problem by key. */
export function parseConfig(environment: Given, file: Given = {}): Config {
  const given = withoutEmpty({ ...file, ...environment });
  const schemas = [SETTINGS, ...channelFactories.map(({ settings }) => settings)];
  const known = schemas.flatMap(({ shape }) => Object.keys(shape));
  const odd = strangers(known, Object.keys(file), Object.keys(environment));
  const problems = [...odd.problems];
  const own = SETTINGS.safeParse(given);
  if (!own.success) problems.push(...problemsOf(own.error, SETTINGS, given));
  const channels: Record<string, Readonly<Record<string, unknown>>> = {};
  const off: string[] = [];
  for (const { id, settings, configuredBy } of channelFactories) {
    if (configuredBy !== null && given[configuredBy] === undefined) {
      off.push(...withoutEffect(id, settings, configuredBy, given));
      continue;
    }
    const parsed = settings.safeParse(given);
    if (parsed.success) channels[id] = parsed.data;
    else problems.push(...problemsOf(parsed.error, settings, given));
  }
  problems.push(...contradictions(given));
  if (!own.success || problems.length > 0) throw new ConfigError(problems, odd.warnings);
  return { ...own.data, channels, warnings: [...odd.warnings, ...off] };
}

/** Settings of a channel that is off. */
function withoutEffect(
  id: string,
  settings: z.ZodObject,
  configuredBy: string,
  given: Given,
): readonly string[] {
  const defaults = defaultsOf(settings);
  const set = (key: string) => given[key] !== undefined && given[key] !== defaults[key];
  const key = Object.keys(settings.shape).find(set);
  if (key === undefined) return [];
  return [
    `${key} changes nothing: the channel ${id} is off until ${configuredBy} is set`,
  ];
}

/** An empty value is an unset one: `KEY=` in a copied .env.example changes nothing. */
function withoutEmpty(given: Given): Given {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value?.trim()));
}

/** Settings that are of no use without the other: a secret that signs, where links lead. */
const NEEDED = [
  ['ALARM_WEBHOOK', 'ALARM_SECRET'],
  ['BODY_WEBHOOK', 'BODY_SECRET'],
  ['MEDIA_S3_URL', 'MEDIA_S3_KEY_ID'],
  ['MEDIA_S3_URL', 'MEDIA_S3_SECRET'],
  ['SMTP_URL', 'MAIL_FROM'],
  ['SMTP_URL', 'PUBLIC_URL'],
] as const;

function contradictions(given: Given): readonly string[] {
  const problems: string[] = [];
  if (given.DATABASE_URL?.startsWith('postgres') && !given.DATA_KEY) {
    problems.push(missing('DATA_KEY', SETTINGS, 'it is needed with DATABASE_URL'));
  }
  for (const [key, needed] of NEEDED) {
    if (given[key] && !given[needed])
      problems.push(missing(needed, SETTINGS, `it is needed with ${key}`));
  }
  return problems;
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
    const defaults = defaultsOf(schema);
    return Object.entries(schema.shape).map(([key, field]) => ({
      key,
      help: toldOf(field).description,
      fallback: defaults[key] ?? '',
      group,
    }));
  });
}

/** As they would stand in the file; those without a default are absent. */
function defaultsOf(schema: z.ZodObject): Given {
  const empty = schema.partial().safeParse({});
  const found = Object.entries(empty.data ?? {}).filter(
    ([, value]) => value !== undefined && !Number.isNaN(value),
  );
  return Object.fromEntries(found.map(([key, value]) => [key, String(value)]));
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
