/** docs/repair.md from what was measured. */
import { markdown, type Column } from '../accuracy/columns.ts';
import type { ErrorFigures } from './error.ts';
import { LAYOUTS } from './layouts.ts';
import type { DarkRow } from './measure-dark.ts';
import type { JpegRow } from './measure-jpegs.ts';
import { ISOS, SENSORS, type MosaicRow } from './measure-mosaics.ts';
import type { SceneSet } from './scenes.ts';
import type { TimeRow } from './time-fix.ts';

export interface Measured {
  readonly mosaics: readonly MosaicRow[];
  readonly jpegs: readonly JpegRow[];
  readonly darks: readonly DarkRow[];
  readonly times: readonly TimeRow[];
}

const INTRODUCTION = `# Repair

<!-- Made by 'npm run bench:repair' from bench/repair. -->

How near repaired samples come to the truth, which the simulated camera knows: the light of the scene, without noise.
\`npm run bench:repair\` measures it anew and writes this page; with \`-- --quick\` it measures one scene of each kind and
writes nothing. Where \`../shared/data\` is absent, the scenes out of photographs are left out, as are programs that are not on
the path.

Scenes are drawn by the simulator (*procedural*), or parts of *photographs* scaled down by 1.5 to 2.5, which removes most
traces of demosaicing and codec. They are of cameras on whose photographs nothing of the method was chosen.`;

const METHODS = `- **hotpix lmmse** is the default, **mean**, **median** and **max** are those of \`--method\`.
- **dcraw -P** is dcraw itself with a list of bad pixels, in document mode. It takes bad neighbours for good; of monochrome
  raw files it repairs none.
- **RawTherapee** is its rule for Bayer mosaics, and **darktable** that of its hot pixels, restated: the largest of four neighbours,
  known to be bad or not. darktable itself would leave clusters and lines alone.
- **a good pixel** is the error that noise alone makes: what a repaired pixel need not surpass.`;

const MOSAICS = `PSNR in dB of the samples at the defects against the range from black to white, the mean over the scenes; in brackets the
largest error in % of that range. Every defect is saturated, and its place is known. Samples are linear.`;

const JPEGS = `Pictures of the Bayer sensor with saturated pixels in every third block, against the same picture without them. *5x5* is what the
methods are told, as far as demosaicing spreads a pixel; *around* is the rest of the blocks of 16x16 that it touches, where
the codec left its ringing. *changed elsewhere* is the share of all other samples that the repair changed.`;

const REST = `In a DNG the repaired samples change, and what must follow them: the strips or tiles that hold them, stored as they were, their
offsets and lengths, the digests of the samples (RawImageDigest, NewRawImageDigest) and the identifier of the raw image
(RawDataUniqueID). Every other byte stays: opcode lists, matrices, profiles, previews, Exif, GPS, XMP, maker notes, private data.
Where a DNG has a linearization table, a repaired sample is stored as the entry that stands for the nearest value. Other raw files become
a new DNG, whose note names what it lacks, and a JPEG changes in the blocks that show a defect.`;

const DARKS = `Single hot pixels of the Bayer sensor whose dark signal adds so much of the range, and differs by 0, 10 or 20 % from what the
map says, as the sensor was cooler or warmer: replaced by \`lmmse\`, and with \`--subtract-dark\`.`;

const TIMES = `The whole command for one photograph of 6000x4000 pixels with a map of its defects, median of five runs on a machine of two
processors. The time of one machine on one day: only the order of magnitude is dependable.`;

/** The page; rows in the order given. */
export function repairPage(sets: readonly SceneSet[], { mosaics, jpegs, darks, times }: Measured): string {
  return [
    INTRODUCTION,
    `Measured: ${sets.map(({ name, count }) => `${count} scenes, ${name}`).join('; ')}.`,
    '## Mosaics',
    MOSAICS,
    METHODS,
    ...Object.keys(SENSORS).flatMap((sensor) => [`### ${sensor}`, markdown(MOSAIC_COLUMNS, ofSensor(mosaics, sensor))]),
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

function ofSensor(rows: readonly MosaicRow[], wanted: string): MosaicRow[] {
  return rows.filter(({ sensor }) => sensor === wanted).sort((a, b) => ISOS.indexOf(a.iso) - ISOS.indexOf(b.iso));
}

export const MOSAIC_COLUMNS: readonly Column<MosaicRow>[] = [
  ['method', ({ method }) => method],
  ['scenes', ({ scenes }) => scenes],
  ['ISO', ({ iso }) => String(iso)],
  ...LAYOUTS.map(({ name }): Column<MosaicRow> => [name, ({ figures }) => figure(figures[name])]),
];

export const JPEG_COLUMNS: readonly Column<JpegRow>[] = [
  ['method', ({ method }) => method],
  ['scenes', ({ scenes }) => scenes],
  ['JPEG', ({ quality }) => quality],
  ['ISO', ({ iso }) => String(iso)],
  ['5x5', ({ smear }) => figure(smear)],
  ['around', ({ around }) => figure(around)],
  ['changed elsewhere', ({ changed }) => `${(100 * changed).toFixed(1)} %`],
];

export const DARK_COLUMNS: readonly Column<DarkRow>[] = [
  ['scenes', ({ scenes }) => scenes],
  ['ISO', ({ iso }) => String(iso)],
  ['dark signal', ({ dark }) => `${(100 * dark).toFixed(1)} %`],
  ['replaced', ({ replaced }) => figure(replaced)],
  ['subtracted where that errs less', ({ subtracted }) => figure(subtracted)],
  ['of the pixels', ({ share }) => `${Math.round(100 * share)} %`],
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
