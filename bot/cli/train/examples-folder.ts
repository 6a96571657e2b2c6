/** The folders of examples, and the digest that tells whether the model is still theirs. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Example, readExamples } from '../../../intents/classifier/examples.ts';
import {
  REPLY_KINDS,
  type ReplyExample,
  readReplies,
} from '../../../intents/replies/examples.ts';

const INTENTS = new URL('../../../intents/', import.meta.url).pathname;
export const MODEL_FILE = join(INTENTS, 'classifier/model.json');
export const REPLIES_FILE = join(INTENTS, 'replies/model.json');

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
        !name.startsWith('replies/'),
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

/** Of what the judge of replies is made from: its examples, and what cuts words into pieces. */
export function replyDigest(): string {
  const hash = createHash('sha256');
  const code = [
    'classifier/features.ts',
    'classifier/train.ts',
    'normalise.ts',
    'replies/build.ts',
    'replies/examples.ts',
    'replies/features.ts',
    'words/traditional.json',
    'words/typos.json',
  ];
  for (const name of [
    ...code.map((each) => join(INTENTS, each)),
    ...REPLY_KINDS.map(replyFile),
  ])
    hash.update(readFileSync(name));
  return hash.digest('hex');
}

function replyFile(kind: string): string {
  return join(INTENTS, `replies/examples/${kind}.txt`);
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(join(INTENTS, folder))
    .filter((name) => name.endsWith('.tsv'))
    .sort();
}
