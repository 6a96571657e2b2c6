/**
 * `npm run evaluate`: the reader on the project's own test messages, and the answers to its own
 * questions about the rules, which nothing learns from.
 * `-- --curve`: the classifier alone, learning from growing shares of the examples.
 * `-- --beside`: nlp.js on the same rows, and our time for one; some ten minutes.
 */

import { buildModel, featuresFor } from '../../intents/classifier/build.ts';
import type { Example } from '../../intents/classifier/examples.ts';
import { unpack } from '../../intents/classifier/model.ts';
import { understand } from '../../intents/understand.ts';
import { loadCityPack } from '../../knowledge/content/load.ts';
import { gazetteerOf } from '../../knowledge/gazetteer.ts';
import {
  categoryPair,
  confusion,
  intentPair,
  measure,
  type Read,
  urgencyPair,
} from './evaluate/measure.ts';
import { askPolicyRows, type PolicyResult, policyFigures } from './evaluate/policy.ts';
import { readPolicyRows } from './evaluate/policy-rows.ts';
import { readFolder } from './train/examples-folder.ts';

const PACK = new URL('../../knowledge/zhengzhou-2022', import.meta.url).pathname;
const WORST = 25;
const SHARES = [0.1, 0.2, 0.4, 0.6, 0.8, 1];

const say = (line: string) => process.stdout.write(`${line}\n`);
const test = readFolder('examples/test').examples;
const pack = loadCityPack(PACK);
const gazetteer = gazetteerOf(pack.city);

if (process.argv.includes('--curve')) curve();
else if (process.argv.includes('--beside')) await sideBySide();
else {
  report();
  policyReport();
}

function report(): void {
  const rows = readAll(test);
  for (const [name, value] of Object.entries(measure(rows))) {
    say(`${name.padEnd(20)} ${name === 'rows' ? value : value.toFixed(3)}`);
  }
  for (const [title, pair] of [
    ['urgency', urgencyPair],
    ['category', categoryPair],
    ['intent', intentPair],
  ] as const) {
    say(`\n${title}: right class, then what it was read as`);
    for (const [right, line] of confusion(rows, pair)) {
      const cells = [...line]
        .sort((a, b) => b[1] - a[1])
        .map(([name, n]) => `${name} ${n}`);
      say(`  ${right.padEnd(14)} ${cells.join(' · ')}`);
    }
  }
  say('\ncalibration: share given to critical by the classifier, and how many were');
  calibration();
  say('\nmissed critical messages, and harmless ones called critical');
  for (const { example, understanding } of worst(rows)) {
    say(`  ${example.urgency} read as ${understanding.urgency}: ${example.text}`);
  }
}

/** The rules, asked by people who had not seen them. */
function policyReport(): void {
  say('\npolicy: questions that nothing was fitted to');
  const results = askPolicyRows(pack, readPolicyRows(`${PACK}/evaluation/test.tsv`));
  for (const [name, value] of Object.entries(policyFigures(results)))
    say(`${name.padEnd(20)} ${Number.isInteger(value) ? value : value.toFixed(3)}`);
  say('\nwrong answers, and questions refused that have one');
  const missed = (wanted: PolicyResult['outcome']) =>
    results.filter(({ row, outcome }) => outcome === wanted && row.keys !== null);
  const misled = results.filter(({ row, outcome }) => outcome === 'wrong' && !row.keys);
  for (const { row, outcome, article } of [
    ...misled,
    ...missed('wrong'),
    ...missed('refused'),
  ])
    say(`  ${outcome} ${article ?? '-'}: ${row.text}`);
}

function readAll(examples: readonly Example[]): readonly Read[] {
  const context = { now: new Date(), asked: null, previous: null, gazetteer };
  return examples.map((example) => ({
    example,
    understanding: understand(example.text, context),
  }));
}

function worst(rows: readonly Read[]): readonly Read[] {
  return rows
    .filter(({ example, understanding }) => {
      const critical = understanding.urgency === 'critical';
      const harmless = example.urgency === 'normal' || example.urgency === 'none';
      return example.urgency === 'critical' ? !critical : harmless && critical;
    })
    .slice(0, WORST);
}

function calibration(): void {
  const { urgency } = unpack(buildModel(readFolder('examples').examples, ''));
  const bins = Array.from({ length: 5 }, () => ({ rows: 0, critical: 0 }));
  for (const example of test) {
    const given = urgency.judge(featuresFor(example.text).urgency).share('critical');
    const bin = bins[Math.min(4, Math.floor(given * 5))];
    if (!bin) continue;
    bin.rows += 1;
    if (example.urgency === 'critical') bin.critical += 1;
  }
  for (const [i, { rows, critical }] of bins.entries()) {
    const right = rows === 0 ? '-' : (critical / rows).toFixed(2);
    say(`  ${(i / 5).toFixed(1)}–${((i + 1) / 5).toFixed(1)}  ${right} of ${rows}`);
  }
}

async function sideBySide(): Promise<void> {
  const { beside } = await import('./evaluate/beside.ts');
  const ours = measure(readAll(test));
  const times = test
    .map((example) => {
      const start = performance.now();
      readAll([example]);
      return performance.now() - start;
    })
    .sort((a, b) => a - b);
  const middle = times[Math.floor(times.length / 2)] ?? 0;
  say(
    `ours    category ${ours.categoryMacroF1.toFixed(3)} · intent ${ours.intentMacroF1.toFixed(3)} · ` +
      `critical ${ours.criticalRecall.toFixed(3)}, harmless critical ${ours.harmlessCritical.toFixed(3)} · ` +
      `all of it in ${middle.toFixed(3)} ms`,
  );
  const { examples } = readFolder('examples');
  for (const question of ['category', 'intent', 'urgency'] as const) {
    const { macroF1, criticalRecall, harmlessCritical, p50, p99, trainSeconds } =
      await beside(question, examples, test);
    const alarm =
      question === 'urgency'
        ? ` · critical ${criticalRecall.toFixed(3)}, harmless critical ${harmlessCritical.toFixed(3)}`
        : ` ${macroF1.toFixed(3)}`;
    say(
      `nlp.js  ${question}${alarm} · p50 ${p50.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms · ` +
        `learnt in ${trainSeconds.toFixed(0)} s`,
    );
  }
}

/** Every tenth, every fifth … example, so that each writer's voice is in each share. */
function curve(): void {
  const { examples } = readFolder('examples');
  say('examples  critical recall  harmless called critical  category  intent');
  for (const part of SHARES) {
    const some = examples.filter((_, i) => ((i * 7_919) % 1_000) / 1_000 < part);
    const model = unpack(buildModel(some, ''));
    const judged = test.map((example) => {
      const features = featuresFor(example.text);
      return {
        example,
        critical:
          model.urgency.judge(features.urgency).share('critical') >=
          model.thresholds.critical,
        category: model.category.judge(features.meaning).best === example.category,
        intent: model.intent.judge(features.meaning).best === example.intent,
      };
    });
    const critical = judged.filter(({ example }) => example.urgency === 'critical');
    const harmless = judged.filter(
      ({ example }) => example.urgency === 'normal' || example.urgency === 'none',
    );
    const of = (list: typeof judged, key: 'critical' | 'category' | 'intent') =>
      (list.filter((each) => each[key]).length / (list.length || 1)).toFixed(3);
    say(
      `${String(some.length).padStart(8)}  ${of(critical, 'critical')}            ` +
        `${of(harmless, 'critical')}                     ${of(judged, 'category')}     ${of(judged, 'intent')}`,
    );
  }
}
