/**
 * `npm run train`: trains the classifier from `intents/examples/*.tsv` and writes its model.
 * `npm run train -- replies`: trains the judge of replies from `intents/replies/examples/`, and the
 * judge of answers to what is asked of a danger from `intents/checks/examples/`.
 * `npm run train -- answers`: after the articles or the tuning questions changed, learns which words
 * are common and when an answer is sure enough; writes `knowledge/words/common.json` and
 * `knowledge/matching/judgement.json`.
 */
import { writeFileSync } from 'node:fs';
import { buildAnswers } from '../../intents/checks/build.ts';
import { buildModel } from '../../intents/classifier/build.ts';
import { buildReplies } from '../../intents/replies/build.ts';
import { readPolicyRows } from './evaluate/policy-rows.ts';
import { commonTerms } from './train/common-terms.ts';
import {
  ANSWERS_FILE,
  checkDigest,
  digestOf,
  MODEL_FILE,
  REPLIES_FILE,
  readCheckFolder,
  readFolder,
  readReplyFolder,
  replyDigest,
} from './train/examples-folder.ts';

const { examples, faults } = readFolder('examples');
if (faults.length > 0) {
  process.stderr.write(`The examples need mending:\n${faults.join('\n')}\n`);
  process.exit(1);
}
const begun = performance.now();
if (process.argv.includes('answers')) await trainAnswers();
else if (process.argv.includes('replies')) trainReplies();
else trainClassifier();

function trainReplies(): void {
  const replies = readReplyFolder();
  writeFileSync(
    REPLIES_FILE,
    `${JSON.stringify(buildReplies(replies, replyDigest()))}\n`,
  );
  const answers = readCheckFolder();
  writeFileSync(
    ANSWERS_FILE,
    `${JSON.stringify(buildAnswers(answers, checkDigest()))}\n`,
  );
  process.stdout.write(`${replies.length} replies, ${answers.length} answers\n`);
}

function trainClassifier(): void {
  const model = buildModel(examples, digestOf());
  writeFileSync(MODEL_FILE, `${JSON.stringify(model)}\n`);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  process.stdout.write(
    `${examples.length} examples, ${seconds} s; thresholds ${JSON.stringify(model.thresholds)}\n`,
  );
}

async function trainAnswers(): Promise<void> {
  const at = (path: string) =>
    new URL(`../../knowledge/${path}`, import.meta.url).pathname;
  writeFileSync(at('words/common.json'), `${JSON.stringify(commonTerms(examples))}\n`);
  // Loaded now: it reads the common words when it is.
  const { fitJudgement } = await import('./train/judgement.ts');
  const { loadCityPack } = await import('../../knowledge/content/load.ts');
  const pack = at('zhengzhou-2022');
  const rows = readPolicyRows(`${pack}/evaluation/tuning.tsv`);
  const judgement = fitJudgement(loadCityPack(pack), rows);
  writeFileSync(at('matching/judgement.json'), `${JSON.stringify(judgement, null, 2)}\n`);
  process.stdout.write(`${rows.length} questions; ${JSON.stringify(judgement)}\n`);
}
