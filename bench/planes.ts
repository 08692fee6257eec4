// What decoding to planes costs beside sharp, in processor time and in turns; prints a table.
// usage: npm run bench:planes -- [--rounds n] [--photographs n]
import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { filesOf, takeAll } from './speed/photographs.ts';
import { FORMS } from './planes/forms.ts';
import { measure } from './planes/measure.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, photographs: { type: 'string', default: '4' } },
});
const album = { megapixels: 24, photographs: Number(values.photographs) };

await takeAll(album, ['jpeg']);
console.log(`${cpus()[0].model}, ${availableParallelism()} processors, Node ${process.version}`);
console.log('Processor milliseconds a photograph of 24 megapixels, medians, and times sharp within a round.');
for (const [form, encode] of Object.entries(FORMS)) {
  const files = await Promise.all(filesOf(album, 'jpeg').map(encode));
  const megabytes = files.reduce((sum, { length }) => sum + length, 0) / files.length / 1e6;
  console.log(`\n${form}, ${megabytes.toFixed(1)} MB`);
  for (const { name, milliseconds, ratio } of await measure(files, Number(values.rounds))) {
    console.log(`  ${name.padEnd(42)} ${milliseconds.toFixed(0).padStart(5)}  ${ratio.toFixed(2)}`);
  }
}
