// How near repaired samples come to the truth, ours and those of other programs; writes docs/repair.md.
// usage: npm run bench:repair -- [--quick]
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { plain } from './accuracy/columns.ts';
import { measureDark, type DarkRow } from './repair/measure-dark.ts';
import { measureJpegs, type JpegRow } from './repair/measure-jpegs.ts';
import { measureMosaics, type MosaicRow } from './repair/measure-mosaics.ts';
import { DARK_COLUMNS, JPEG_COLUMNS, MOSAIC_COLUMNS, repairPage, TIME_COLUMNS } from './repair/page.ts';
import { isInstalled } from './repair/programs.ts';
import { sceneSets } from './repair/scenes.ts';
import { timeFix, type TimeRow } from './repair/time-fix.ts';

const root = new URL('..', import.meta.url);
const PAGE = fileURLToPath(new URL('docs/repair.md', root));
/** Procedural scenes; of photographs there are two more. */
const SCENES = 3;

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const missing = ['dcraw', 'jpegpixi'].filter((program) => !isInstalled(program));
if (missing.length > 0) console.log(`Not on the path, and left out: ${missing.join(', ')}. Debian has both.`);

const sets = sceneSets(fileURLToPath(new URL('../shared/data', root)), values.quick ? 1 : SCENES);
const mosaics: MosaicRow[] = [];
for await (const rows of measureMosaics(sets)) {
  console.log(`${plain(MOSAIC_COLUMNS, rows)}\n`);
  mosaics.push(...rows);
}
const jpegs: JpegRow[] = [];
for await (const rows of measureJpegs(sets)) jpegs.push(...rows);
console.log(`${plain(JPEG_COLUMNS, jpegs)}\n`);
const darks: DarkRow[] = [];
for await (const row of measureDark(sets)) darks.push(row);
console.log(`${plain(DARK_COLUMNS, darks)}\n`);
if (values.quick) console.log('docs/repair.md is written by a whole run only.');
else await finish();

async function finish(): Promise<void> {
  const times: TimeRow[] = [];
  for await (const row of timeFix()) times.push(row);
  console.log(`${plain(TIME_COLUMNS, times)}\n`);
  const page = repairPage(sets, { mosaics, jpegs, darks, times });
  writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), parser: 'markdown' }));
  console.log('Wrote docs/repair.md.');
}
