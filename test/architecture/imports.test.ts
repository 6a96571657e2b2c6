import assert from 'node:assert/strict';
import {
  importsOf,
  ROOMS,
  type Room,
  resolveImport,
  type Source,
  sourcesOf,
} from './sources.ts';

interface Rule {
  /** Rooms that may be imported whole. */
  readonly rooms: readonly Room[];
  /** Rooms of which only types may be imported. */
  readonly types: readonly Room[];
  /** Packages; node's own modules are checked by `PURE`. */
  readonly packages: readonly string[];
}

/** The table of docs/architecture.md. */
const RULES: Readonly<Record<Room, Rule>> = {
  intents: { rooms: [], types: [], packages: ['zod'] },
  knowledge: { rooms: ['intents'], types: [], packages: ['zod', 'papaparse'] },
  cases: { rooms: [], types: ['intents'], packages: ['zod'] },
  dialogs: { rooms: ['intents', 'knowledge', 'cases'], types: [], packages: ['zod'] },
  integrations: {
    rooms: [],
    types: ['intents', 'knowledge', 'cases', 'dialogs'],
    packages: [
      'zod',
      'ws',
      'kysely',
      'pg',
      '@electric-sql/pglite',
      'ioredis',
      'nodemailer',
      'sms-segments-calculator',
      'papaparse',
      'aws4fetch',
      'botbuilder',
      'botframework-connector',
    ],
  },
  web: {
    rooms: ['cases', 'knowledge', 'dialogs', 'intents'],
    types: [],
    packages: ['preact', 'zod', 'esbuild'],
  },
  bot: {
    rooms: ['intents', 'knowledge', 'cases', 'dialogs', 'integrations', 'web'],
    types: [],
    packages: ['botbuilder', 'restify', 'pino', 'prom-client', 'zod', 'fflate', 'qr'],
  },
};

/** What the commands that measure set us beside; nothing that serves may use it. */
const MEASURED = /^@nlpjs\//;

/** Rooms of rules and words: no clock, no chance, no network; files only where data is loaded. */
const PURE: readonly Room[] = ['intents', 'cases', 'dialogs'];

function offences(source: Source, room: Room): readonly string[] {
  const rule = RULES[room];
  return importsOf(source).flatMap(({ from, typeOnly }) => {
    if (from.startsWith('node:')) {
      return PURE.includes(room) ? [`${source.path} imports ${from}`] : [];
    }
    if (!from.startsWith('.')) {
      const name = from
        .split('/')
        .slice(0, from.startsWith('@') ? 2 : 1)
        .join('/');
      const measures = source.path.startsWith('bot/cli/') && MEASURED.test(name);
      return measures || rule.packages.includes(name)
        ? []
        : [`${source.path} imports ${name}`];
    }
    const target = resolveImport(source, from);
    const other = ROOMS.find((each) => target.startsWith(`${each}/`));
    if (!other || other === room || rule.rooms.includes(other)) return [];
    if (rule.types.includes(other) && typeOnly) return [];
    const isPorts = room === 'web' && target === 'integrations/ports.ts' && typeOnly;
    return isPorts ? [] : [`${source.path} imports ${target}`];
  });
}

describe('import rules', () => {
  for (const room of ROOMS) {
    it(`${room} imports only what its row of the table allows`, () => {
      const sources = sourcesOf(room, /\.tsx?$/);
      assert.ok(sources.length > 0);
      assert.deepEqual(
        sources.flatMap((source) => offences(source, room)),
        [],
      );
    });
  }

  it('keeps botbuilder in bot/ and the channels', () => {
    const others = ROOMS.filter((room) => room !== 'bot').flatMap((room) =>
      sourcesOf(room),
    );
    const users = others
      .filter((source) =>
        importsOf(source).some(({ from }) => /^botb|^botframework/.test(from)),
      )
      .map((source) => source.path)
      .filter((path) => !path.startsWith('integrations/channels/'));
    assert.deepEqual(users, []);
  });

  it('sees an offence', () => {
    const text = "import { fold } from '../cases/fold.ts';\nimport x from 'left-pad';";
    const source = { path: 'intents/bad.ts', room: 'intents', text };
    assert.equal(offences(source, 'intents').length, 2);
  });
});
