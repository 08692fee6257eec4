// What a farm costs beside one scan, what it moves, and how many workers are worth it; prints tables.
// usage: npm run bench:farm -- [--photographs n] [--slice n] [--megapixels n]
import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { compareWithScan } from './farm/compare.ts';
import { measureSteps } from './farm/steps.ts';
import { simulated, WORKERS } from './farm/simulate.ts';

const { values } = parseArgs({
  options: {
    photographs: { type: 'string', default: '800' },
    slice: { type: 'string', default: '400' },
    megapixels: { type: 'string', default: '24' },
  },
});
const [photographs, slice, megapixels] = [values.photographs, values.slice, values.megapixels].map(Number);

console.log(
  `${cpus()[0].model}, ${availableParallelism()} processors, Node ${process.version}, load ${loadavg()[0].toFixed(1)}`,
);
console.log(`${photographs} JPEGs of ${megapixels} megapixels, ${slice} a slice.\n`);

const scan = await compareWithScan({ photographs, slice, megapixels });
console.log('                     seconds   processor seconds');
for (const [name, { wall, cpu }] of Object.entries(scan.runs))
  console.log(`${name.padEnd(20)} ${wall.toFixed(1).padStart(7)} ${cpu.toFixed(1).padStart(19)}`);
console.log(`overhead in processor time: ${(100 * (scan.runs.farm.cpu / scan.runs.scan.cpu - 1)).toFixed(1)} %`);
console.log(
  `bytes in the store: ${(scan.stored / 1e6).toFixed(0)} MB; through it, ${(scan.moved / photographs / 1e6).toFixed(2)} MB a photograph, beside the ${(scan.photograph / 1e6).toFixed(1)} MB of the photograph itself\n`,
);

const steps = await measureSteps({ megapixels });
console.log('Steps, in seconds on one machine alone:');
for (const [name, value] of Object.entries(steps)) console.log(`  ${name.padEnd(38)} ${value.toPrecision(3)}`);

const SET = { photographs: 100_000, slice: 400 };
console.log(`\nSimulated of these: ${SET.photographs} photographs, ${SET.slice} a slice.`);
console.log('workers      hours   speed-up   share that scans   what the rest is');
for (const workers of WORKERS) {
  const { seconds, speedUp, scanning, rest } = simulated(steps, SET, workers);
  console.log(
    `${String(workers).padStart(7)} ${(seconds / 3600).toFixed(2).padStart(10)} ${speedUp.toFixed(1).padStart(10)} ${(100 * scanning).toFixed(0).padStart(16)} %   ${rest}`,
  );
}
