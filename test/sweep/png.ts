/** By pngcheck and ImageMagick. */
import type { Site } from './site.ts';
import { differencesOutside, type Pixels } from './pixels.ts';
import { run, withFiles } from './run.ts';

const PALETTE = 3;

export const isIntactPng = (bytes: Uint8Array): Promise<boolean> =>
  withFiles({ 'a.png': bytes }, async (at) => (await run('pngcheck', ['-q', at('a.png')])).isWell);

export async function comparePngs(
  original: Uint8Array,
  repaired: Uint8Array,
  sites: readonly Site[],
): Promise<string[]> {
  return withFiles({ 'a.png': original, 'b.png': repaired }, async (at) => {
    const [before, after] = [await run('pngcheck', ['-q', at('a.png')]), await run('pngcheck', ['-q', at('b.png')])];
    const findings = before.isWell && !after.isWell ? ['pngcheck complains of the repaired file'] : [];
    const [a, b] = [await decode(at('a.png'), widthOf(original)), await decode(at('b.png'), widthOf(repaired))];
    if (differencesOutside(a, b, sites) > 0) findings.push('other pixels differ');
    // Of a palette comes full colour, without what speaks of the palette.
    if (original[25] === PALETTE) return findings;
    if (original.subarray(24, 26).join() !== repaired.subarray(24, 26).join())
      findings.push('the form of its samples differs');
    const lost = chunksOf(original).filter((chunk) => !chunksOf(repaired).includes(chunk) && !mayBeLost(chunk));
    return [...findings, ...lost.map((chunk) => `the chunk ${chunk.slice(4, 8)} differs`)];
  });
}

async function decode(path: string, width: number): Promise<Pixels> {
  const { stdout } = await run('convert', [path, '-depth', '16', 'rgba:-']);
  return { data: stdout, width, size: 8 };
}

const widthOf = (png: Uint8Array): number => Buffer.from(png).readUInt32BE(16);

/** Private chunks that depend on the picture in a way that nobody knows (the cases of the second and the fourth letter). */
const mayBeLost = (chunk: string): boolean => /^.{4}[a-z]{2}.[A-Z]/s.test(chunk);

/** All but the picture. */
function chunksOf(png: Uint8Array): string[] {
  const file = Buffer.from(png);
  const chunks: string[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const end = at + 12 + file.readUInt32BE(at);
    const chunk = file.subarray(at, end).toString('latin1');
    if (chunk.slice(4, 8) !== 'IDAT') chunks.push(chunk);
    at = end;
  }
  return chunks;
}
