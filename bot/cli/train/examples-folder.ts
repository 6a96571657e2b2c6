/** The folders of examples, and the digest that tells whether the model is still theirs. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../../intents/checks/checks.ts';
import { type CheckExample, checkExamples } from '../../../intents/checks/examples.ts';
import { type Example, readExamples } from '../../../intents/classifier/examples.ts';
import {
  REPLY_KINDS,
  type ReplyExample,
  readReplies,
} from '../../../intents/replies/examples.ts';

const INTENTS = new URL('../../../intents/', import.meta.url).pathname;
export const MODEL_FILE = join(INTENTS, 'classifier/model.json');
export const REPLIES_FILE = join(INTENTS, 'replies/model.json');
export const ANSWERS_FILE = join(INTENTS, 'checks/model.json');

/** All examples of a folder in the order of their files' names; faults name file and line. */
export function readFolder(folder: 'examples' | 'examples/test'): {
  readonly examples: readonly Example[];
  readonly faults: readonly string[];
} {
  const read = filesOf(folder).map((name) => ({
    name,
    ...readExamples(readFileSync(join(INTENTS, folder, name), 'utf8')),
  }));
  return {
    examples: read.flatMap(({ examples }) => examples),
    faults: read.flatMap(({ name, faults }) => faults.map((fault) => `${name}:${fault}`)),
  };
}

/**
 * Of everything that the model is made from: the examples, and what turns a text into features
 * (rules and words among them, for the classifier is shown what they find).
 */
export function digestOf(): string {
  const hash = createHash('sha256');
  const code = readdirSync(INTENTS, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        /\.(ts|json)$/.test(name) &&
        !name.endsWith('classifier/model.json') &&
        !name.startsWith('replies/') &&
        !name.startsWith('checks/'),
    )
    .sort();
  const examples = filesOf('examples').map((name) => join('examples', name));
  for (const name of [...code, ...examples]) {
    hash.update(name).update(readFileSync(join(INTENTS, name)));
  }
  return hash.digest('hex');
}

/** All replies to learn from, kind by kind. */
export function readReplyFolder(): readonly ReplyExample[] {
  return REPLY_KINDS.flatMap((kind) =>
    readReplies(kind, readFileSync(replyFile(kind), 'utf8')),
  );
}

/** What cuts words into pieces, and learns from them. */
const PIECES = [
  'classifier/features.ts',
  'classifier/train.ts',
  'normalise.ts',
  'words/traditional.json',
  'words/typos.json',
];

/** Of what the judge of replies is made from: its examples, and what cuts words into pieces. */
export function replyDigest(): string {
  const code = ['replies/build.ts', 'replies/examples.ts', 'replies/features.ts'];
  return digest([...[...PIECES, ...code].map(inIntents), ...REPLY_KINDS.map(replyFile)]);
}

/** Replies to the form that answer no check; how somebody is may be either. */
const OTHERS = REPLY_KINDS.filter(
  (kind) => !['state', 'relief', 'unknown', 'plea'].includes(kind),
);

/** All answers to learn from, check by check. */
export function readCheckFolder(): readonly CheckExample[] {
  const files = CHECK_FILES.map(
    (id) => [id, readFileSync(checkFile(id), 'utf8')] as const,
  );
  const others = readReplyFolder().filter(({ kind }) => OTHERS.includes(kind));
  return checkExamples(
    new Map(files),
    others.map(({ text }) => text),
  );
}

/** Of what the judge of answers is made from. */
export function checkDigest(): string {
  const code = ['checks/build.ts', 'checks/examples.ts', 'checks/features.ts'];
  return digest([
    ...[...PIECES, ...code].map(inIntents),
    ...CHECK_FILES.map(checkFile),
    ...OTHERS.map(replyFile),
  ]);
}

const CHECK_FILES = ['any', ...CHECKS.map(({ id }) => id)];

function checkFile(id: string): string {
  return inIntents(`checks/examples/${id}.tsv`);
}

function digest(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const name of files) hash.update(readFileSync(name));
  return hash.digest('hex');
}

function inIntents(path: string): string {
  return join(INTENTS, path);
}

function replyFile(kind: string): string {
  return inIntents(`replies/examples/${kind}.txt`);
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(INTENTS, folder))
    .filter((name) => name.endsWith('.tsv'))
    .sort();
}
