/** docs/repair.md from what was measured. */
import { markdown, type Column } from '../accuracy/columns.ts';
import type { ErrorFigures } from './error.ts';
import { LAYOUTS, type Layout, type LayoutGroup } from './layouts.ts';
import type { DarkRow } from './measure-dark.ts';
import { FILTERS, type JpegRow } from './measure-jpegs.ts';
import { ISOS, SENSORS, type MosaicRow } from './measure-mosaics.ts';
import type { SceneSet } from './scenes.ts';
import type { TimeRow } from './time-fix.ts';

const GROUPS: readonly LayoutGroup[] = ['pixels', 'lines'];

export interface Measured {
  readonly mosaics: readonly MosaicRow[];
  readonly jpegs: readonly JpegRow[];
  readonly darks: readonly DarkRow[];
  readonly times: readonly TimeRow[];
}

const INTRODUCTION = `# Repair

<!-- Made by 'npm run bench:repair' from bench/repair. -->

How close repaired samples come to the truth, which a simulated camera knows: the light of the scene, without noise.

\`npm run bench:repair\` measures everything anew and writes this page. With \`-- --quick\` it measures one scene of each kind and
writes nothing. Without \`../shared/data\` it leaves out the scenes cut from photographs. Programs that are not on the path are left
out, too.

Scenes are drawn by the simulator (*procedural*), or cut from *photographs* and scaled down by 1.5 to 2.5, which removes most
traces of demosaicing and codec. The method was not tuned on photographs of these cameras.`;

const METHODS = `- **a good pixel**: the error of noise alone. No repair need come closer.
- **hotpix lmmse** is the default; **mean**, **median** and **max** are the other values of \`--method\`.
- **dcraw -P** is dcraw itself with a list of bad pixels, in document mode. It takes bad neighbours as good ones, and repairs no
  monochrome raw files.
- **RawTherapee** is a restatement of its rule for Bayer mosaics.
- **darktable** is a restatement of its rule for hot pixels: the largest of four neighbours, bad or not. darktable itself would
  leave clusters and lines alone.`;

const MOSAICS = `Each cell has the PSNR in dB, and in brackets the largest error in %. Both are of the samples at the defects, against the range from
black to white; the PSNR is the mean over the scenes. Higher is better. Every defect is saturated, and its place is known. Samples
are linear.`;

const JPEGS = `Pictures of the Bayer sensor with saturated pixels in every third block, compared with the same pictures without them. Cells are as
above.

- **5x5**: what the methods are told to repair, as far as demosaicing spreads a pixel; then the same for pixels under one colour
  filter each.
- **around**: the rest of the blocks of 16x16 that it touches, where the codec left its ringing.
- **changed elsewhere**: share of all other samples that the repair changed.`;

const REST = `In a DNG the repaired samples change, and what depends on them:

- the strips or tiles that hold them, which are stored as they were, and their offsets and lengths;
- the digests of the samples (RawImageDigest, NewRawImageDigest);
- the identifier of the raw image (RawDataUniqueID).

Every other byte stays: opcode lists, matrices, profiles, previews, Exif, GPS, XMP, maker notes, private data. Where a DNG has a
linearization table, a repaired sample is stored as the entry that stands for the nearest value.

Other raw files become a new DNG, whose note names what it lacks. A JPEG changes in the blocks that show a defect.`;

const DARKS = `Single hot pixels of the Bayer sensor. Their dark signal is a share of the range, and differs by 0, 10 or 20 % from what the map
says, as with a cooler or warmer sensor. *replaced* is \`lmmse\`; *subtracted* is \`--subtract-dark\`, which subtracts where that is
expected to err less: in the given share of pixels.`;

const TIMES = `The whole command, for one photograph of 6000x4000 pixels with a map of its defects: median of five runs on a machine with two
processors. These are the times of one machine on one day, so only the order of magnitude is dependable.`;

/** The page; rows in the order given. */
export function repairPage(sets: readonly SceneSet[], { mosaics, jpegs, darks, times }: Measured): string {
  return [
    INTRODUCTION,
    `Measured: ${sets.map(({ name, count }) => `${count} scenes, ${name}`).join('; ')}.`,
    '## Mosaics',
    MOSAICS,
    METHODS,
    ...Object.keys(SENSORS).flatMap((sensor) => [`### ${sensor}`, ...mosaicTables(ofSensor(mosaics, sensor))]),
    '## Dark signal',
    DARKS,
    markdown(DARK_COLUMNS, darks),
    '## JPEGs',
    JPEGS,
    markdown(JPEG_COLUMNS, jpegs),
    '## What else changes in a file',
    REST,
    '## Time',
    TIMES,
    markdown(TIME_COLUMNS, times),
    '',
  ].join('\n\n');
}

/** One of pixels and one of lines: a single table would be too wide to read. */
function mosaicTables(rows: readonly MosaicRow[]): string[] {
  return GROUPS.map((group) => markdown(mosaicColumns(group), rows));
}

function ofSensor(rows: readonly MosaicRow[], wanted: string): MosaicRow[] {
  return rows.filter(({ sensor }) => sensor === wanted).sort((a, b) => ISOS.indexOf(a.iso) - ISOS.indexOf(b.iso));
}

const MOSAIC_SET: readonly Column<MosaicRow>[] = [
  ['method', ({ method }) => method],
  ['scenes', ({ scenes }) => scenes],
  ['ISO', ({ iso }) => String(iso)],
];

const layoutColumn = ({ name }: Layout): Column<MosaicRow> => [name, ({ figures }) => figure(figures[name])];

function mosaicColumns(wanted: LayoutGroup): Column<MosaicRow>[] {
  return [...MOSAIC_SET, ...LAYOUTS.filter(({ group }) => group === wanted).map(layoutColumn)];
}

/** For the terminal, whose lines have no end. */
export const MOSAIC_COLUMNS: readonly Column<MosaicRow>[] = [...MOSAIC_SET, ...LAYOUTS.map(layoutColumn)];

export const JPEG_COLUMNS: readonly Column<JpegRow>[] = [
  ['method', ({ method }) => method],
  ['scenes', ({ scenes }) => scenes],
  ['JPEG', ({ quality }) => quality],
  ['ISO', ({ iso }) => String(iso)],
  ['5x5', ({ smear }) => figure(smear)],
  ...FILTERS.map((filter): Column<JpegRow> => [`5x5 at ${filter}`, ({ filters }) => figure(filters[filter])]),
  ['around', ({ around }) => figure(around)],
  ['changed elsewhere', ({ changed }) => `${(100 * changed).toFixed(1)} %`],
];

export const DARK_COLUMNS: readonly Column<DarkRow>[] = [
  ['scenes', ({ scenes }) => scenes],
  ['ISO', ({ iso }) => String(iso)],
  ['dark signal', ({ dark }) => `${(100 * dark).toFixed(1)} %`],
  ['replaced', ({ replaced }) => figure(replaced)],
  ['subtracted', ({ subtracted }) => figure(subtracted)],
  ['pixels subtracted', ({ share }) => `${Math.round(100 * share)} %`],
];

export const TIME_COLUMNS: readonly Column<TimeRow>[] = [
  ['file', ({ file }) => file],
  ['method', ({ method }) => method],
  ['samples repaired', ({ samples }) => String(samples)],
  ['seconds', ({ seconds }) => seconds.toFixed(1)],
];

function figure({ psnr, worst }: ErrorFigures): string {
  return `${psnr.toFixed(1)} (${Math.round(100 * worst)})`;
}
