// What the history says of a simulated fleet whose births, growth and healing are known, in one table; writes it into docs/history.md.
// usage: npm run bench:fleet -- [--quick] [--seed 1]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openHistory } from '@hotpix/history';
import { format, resolveConfig } from 'prettier';
import { add, answersOf, NOTHING } from './fleet/answers.ts';
import { createFleetCamera, MONTHS } from './fleet/camera.ts';
import { createChance } from './fleet/random.ts';
import { scanOf, timeOf } from './fleet/scan.ts';
import { tableOf } from './fleet/table.ts';

const PAGE = fileURLToPath(new URL('../docs/history.md', import.meta.url));
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, seed: { type: 'string', default: '1' } },
});
const seed = Number(values.seed);
const cameras = values.quick ? 10 : 100;

const folder = mkdtempSync(join(tmpdir(), 'hotpix-fleet-'));
const history = await openHistory(folder);
try {
  let adding = 0;
  const fleet = [];
  for (let number = 0; number < cameras; number++) {
    const chance = createChance(seed + number);
    const camera = createFleetCamera(number, chance);
    const scans = Array.from({ length: MONTHS }, (_, month) => scanOf(camera, month, chance));
    let key = '';
    for (const [month, { result }] of scans.entries()) {
      const start = performance.now();
      ({ camera: key } = await history.add(result, { time: timeOf(month) }));
      adding += performance.now() - start;
    }
    fleet.push({ camera, scans, key });
  }
  const index = await timed(() => history.rebuild());
  const list = await timed(() => history.cameras());
  let tally = { ...NOTHING };
  let show = 0;
  for (const { camera, scans, key } of fleet) {
    const start = performance.now();
    const known = await history.camera(key);
    show += performance.now() - start;
    if (known) tally = add(tally, answersOf(camera, scans, known));
  }
  const scans = cameras * MONTHS;
  const table = tableOf(tally, cameras, MONTHS, { scans, add: adding / scans, index, list, show: show / cameras });
  console.log(table);
  if (values.quick || seed !== 1) console.log('\ndocs/history.md is written by a whole run of the first seed only.');
  else await writeInto(PAGE, table);
} finally {
  await history.close();
  rmSync(folder, { recursive: true, force: true });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Between the marks that the page has for it. */
async function writeInto(path: string, table: string): Promise<void> {
  const text = readFileSync(path, 'utf8');
  const marked = /(<!-- fleet: [^>]* -->\n)[^]*?(<!-- \/fleet -->)/;
  if (!marked.test(text)) throw new Error(`Expected the marks of the fleet in ${path}, got none.`);
  const page = text.replace(marked, (_, from: string, to: string) => `${from}\n${table}\n\n${to}`);
  writeFileSync(path, await format(page, { ...(await resolveConfig(path)), parser: 'markdown' }));
}
