/** `npm run train`: trains the classifier from `intents/examples/*.tsv` and writes its model. */
import { writeFileSync } from 'node:fs';
import { buildModel } from '../../intents/classifier/build.ts';
import { digestOf, MODEL_FILE, readFolder } from './train/examples-folder.ts';

const { examples, faults } = readFolder('examples');
if (faults.length > 0) {
  process.stderr.write(`The examples need mending:\n${faults.join('\n')}\n`);
  process.exit(1);
}
const begun = performance.now();
const model = buildModel(examples, digestOf());
writeFileSync(MODEL_FILE, `${JSON.stringify(model)}\n`);
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
process.stdout.write(
  `${examples.length} examples, ${seconds} s; thresholds ${JSON.stringify(model.thresholds)}\n`,
);
