/** By the tools of libtiff. */
import type { Site } from './site.ts';
import { run, withFiles, type Ran } from './run.ts';

/** What libtiff says of private tags. */
const HARMLESS = /Unknown field with tag/;

/** All pictures of the file uncompressed in strips, which tiffcmp can read; samples stay as they are. */
async function plain(from: string, to: string): Promise<Ran> {
  const ran = await run('tiffcp', ['-c', 'none', '-s', '-p', 'contig', from, to]);
  const errors = ran.stderr.split('\n').filter((line) => line !== '' && !HARMLESS.test(line));
  return { ...ran, isWell: errors.length === 0 };
}

export const isIntactTiff = (bytes: Uint8Array): Promise<boolean> =>
  withFiles({ 'a.tif': bytes }, async (at) => (await plain(at('a.tif'), at('plain.tif'))).isWell);

export async function compareTiffs(
  original: Uint8Array,
  repaired: Uint8Array,
  sites: readonly Site[],
): Promise<string[]> {
  return withFiles({ 'a.tif': original, 'b.tif': repaired }, async (at) => {
    const before = await plain(at('a.tif'), at('a-plain.tif'));
    const after = await plain(at('b.tif'), at('b-plain.tif'));
    if (!before.isWell) return [];
    if (!after.isWell) return ['libtiff cannot read the repaired file'];
    const tags = await tagsOf(at('a.tif'));
    const lost = (await tagsOf(at('b.tif'))) === tags ? [] : ['tags differ'];
    const { stdout } = await run('tiffcmp', ['-l', at('a-plain.tif'), at('b-plain.tif')]);
    return [...lost, ...differences(stdout.toString(), sites)];
  });
}

/** All but what says how and where the samples are stored. */
async function tagsOf(path: string): Promise<string> {
  const { stdout } = await run('exiftool', [
    '-a',
    '-G1',
    '-n',
    '-s',
    '-File:all=',
    '-x',
    'System:all',
    '-x',
    'StripOffsets',
    '-x',
    'StripByteCounts',
    '-x',
    'TileOffsets',
    '-x',
    'TileByteCounts',
    '-x',
    'ThumbnailOffset',
    '-u',
    path,
  ]);
  return stdout.toString();
}

function differences(report: string, sites: readonly Site[]): string[] {
  const allowed = new Set(sites.map(({ x, y }) => `${y},${x}`));
  const others = report.split('\n').filter((line) => {
    const place = /Scanline (\d+), pixel (\d+)/.exec(line);
    return line !== '' && !(place && allowed.has(`${place[1]},${place[2]}`));
  });
  return others.length === 0 ? [] : [`tiffcmp: ${others[0].replaceAll(/\d+/g, 'N')}`];
}
