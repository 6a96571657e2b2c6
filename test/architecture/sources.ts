/** The house's source files, read as text. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = new URL('../..', import.meta.url).pathname;

export const ROOMS = [
  'intents',
  'knowledge',
  'cases',
  'dialogs',
  'integrations',
  'web',
  'bot',
] as const;
export type Room = (typeof ROOMS)[number];

export interface Source {
  /** From the root: `cases/fold.ts`. */
  readonly path: string;
  readonly room: string;
  readonly text: string;
}

/** TypeScript and style files of a folder, and below. */
export function sourcesOf(
  folder: string,
  endings = /\.(ts|tsx|css)$/,
): readonly Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.test(name))
    .map((name) => {
      const path = join(folder, name);
      return { path, room: folder, text: readFileSync(join(ROOT, path), 'utf8') };
    });
}

export interface Import {
  /** As written: a package's name, `node:…`, or a relative path. */
  readonly from: string;
  readonly typeOnly: boolean;
}

/** Static imports, re-exports and dynamic imports of literal names. */
export function importsOf({ text }: Source): readonly Import[] {
  const found: Import[] = [];
  const statements = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm;
  for (const [, type, from] of text.matchAll(statements)) {
    if (from) found.push({ from, typeOnly: type !== undefined });
  }
  for (const [, from] of text.matchAll(/\bimport\('([^']+)'\)/g)) {
    if (from) found.push({ from, typeOnly: false });
  }
  return found;
}

/** `../cases/fold.ts` seen from `dialogs/converse.ts` is `cases/fold.ts`. */
export function resolveImport(source: Source, from: string): string {
  return join(source.path, '..', from);
}
