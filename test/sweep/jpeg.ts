/** By djpeg of libjpeg-turbo. */
import type { Site } from './site.ts';
import { differencesOutside, readPnm } from './pixels.ts';
import { run, withFiles, type Ran } from './run.ts';

/** Upsampled by repetition, so that no block shows in its neighbour. */
const decode = (path: string): Promise<Ran> => run('djpeg', ['-pnm', '-nosmooth', '-dct', 'int', path]);

export const isIntactJpeg = (bytes: Uint8Array): Promise<boolean> =>
  withFiles({ 'a.jpg': bytes }, async (at) => (await decode(at('a.jpg'))).isWell);

export async function compareJpegs(
  original: Uint8Array,
  repaired: Uint8Array,
  sites: readonly Site[],
): Promise<string[]> {
  return withFiles({ 'a.jpg': original, 'b.jpg': repaired }, async (at) => {
    const [before, after] = [await decode(at('a.jpg')), await decode(at('b.jpg'))];
    const warning = after.stderr.replaceAll(/\d+/g, 'N').trim();
    const findings = before.isWell && !after.isWell ? [`djpeg warns of the repaired file: ${warning}`] : [];
    if (!isKept(original, repaired)) findings.push('segments differ');
    const [a, b] = [readPnm(before.stdout), readPnm(after.stdout)];
    if (!a || !b) return findings;
    const factors = factorsOf(original);
    const mcu = { width: 8 * factors.x, height: 8 * factors.y };
    const differences = differencesOutside(
      a,
      b,
      sites.flatMap((site) => reachOf(site, factors)),
      mcu,
    );
    return differences === 0 ? findings : [...findings, 'other blocks differ'];
  });
}

/** Whether every segment up to the first scan is there as it was, but for the numbers in an index of pictures (MPF). */
function isKept(original: Uint8Array, repaired: Uint8Array): boolean {
  const [a, b] = [headerOf(original), headerOf(repaired)];
  return [...a].every((segment) => b.includes(segment));
}

function headerOf(bytes: Uint8Array): string[] {
  return segmentsOf(bytes).map((segment) =>
    Buffer.from(segment.subarray(0, isIndex(segment) ? 8 : undefined)).toString('latin1'),
  );
}

const isIndex = (segment: Uint8Array): boolean => Buffer.from(segment.subarray(4, 8)).toString('latin1') === 'MPF\0';

function segmentsOf(bytes: Uint8Array): Uint8Array[] {
  const segments: Uint8Array[] = [];
  for (let at = 2; at + 3 < bytes.length && bytes[at + 1] !== 0xda;) {
    const hasLength = bytes[at] === 0xff && bytes[at + 1] >= 0xc0 && !(bytes[at + 1] >= 0xd0 && bytes[at + 1] <= 0xd9);
    const length = hasLength ? (bytes[at + 2] << 8) | bytes[at + 3] : 0;
    if (hasLength && bytes[at + 1] !== 0xff) segments.push(bytes.subarray(at, at + 2 + length));
    at += hasLength && bytes[at + 1] !== 0xff ? 2 + length : 1;
  }
  return segments;
}

/** The largest sampling factors, by eight of which the blocks of all components together reach (ITU-T T.81, A.2.4). */
function factorsOf(bytes: Uint8Array): Site {
  const frame = segmentsOf(bytes).find(({ 1: marker }) => marker >= 0xc0 && marker <= 0xc2);
  const factors = Array.from(frame?.subarray(10) ?? []).filter((_, at) => at % 3 === 1);
  return { x: Math.max(...factors.map((both) => both >> 4)), y: Math.max(...factors.map((both) => both & 15)) };
}

/** Where a component has fewer samples, a defect shows in those beside its own, too. */
function reachOf({ x, y }: Site, factors: Site): Site[] {
  if (factors.x === 1 && factors.y === 1) return [{ x, y }];
  const steps = [-1, 0, 1];
  return steps.flatMap((across) =>
    steps.map((down) => ({ x: x + across * (2 * factors.x - 1), y: y + down * (2 * factors.y - 1) })),
  );
}
