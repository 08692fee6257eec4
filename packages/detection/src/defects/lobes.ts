/**
 * What a defect shows on both sides of itself. Demosaicing along gradients, and that of X-Trans, lays the strongest part of some smears
 * beside the pixel: a dark pixel gets bright lobes, and one of another colour is hardly as bright as what is around it.
 */
import type { Hit } from '../hits/hit.ts';
import { keyOf } from '../hits/key.ts';
import type { ImageBlob } from './image-blob.ts';

/** Lobes lie at most this far from their pixel, in pixels. */
const REACH = 2;
/** Of two lobes of one pixel the weaker shows at least this part of the stronger. */
const ALIKE = 1 / 2;
/** Right between two defects demosaicing mixes both; where as much shows there as this part of the weaker, both are of one smear. */
const LEVEL = 3 / 4;

type Pixel = Pick<Hit, 'x' | 'y'>;

const STEPS = Array.from({ length: 2 * REACH + 1 }, (_, i) => i - REACH);
const WITHIN_REACH = STEPS.flatMap((y) => STEPS.map((x): Pixel => ({ x, y })));

/**
 * Blobs that are lobes of one defect are one, whose pixel is in the middle of two of them, where nothing of their sign shows, or
 * as much as beside it.
 * @param blobs strongest first
 * @param hits of which they are made
 */
export function joinLobes(blobs: readonly ImageBlob[], hits: readonly Hit[]): ImageBlob[] {
  const hitAt = new Map(hits.map((hit) => [keyAt(hit), hit]));
  const blobAt = new Map(blobs.map((blob) => [keyAt(blob.peak), blob]));
  const around = (pixel: Pixel): ImageBlob[] =>
    WITHIN_REACH.flatMap((step) => blobAt.get(keyAt(sum(pixel, step))) ?? []);
  const isCause = (middle: Pixel, { peak }: ImageBlob): boolean => {
    const across = blobAt.get(keyAt({ x: 2 * middle.x - peak.x, y: 2 * middle.y - peak.y }))?.peak;
    return across !== undefined && across !== peak && areLobes(peak, across, hitAt.get(keyAt(middle)));
  };
  const joined: ImageBlob[] = [];
  for (const blob of blobs) {
    if (blobAt.get(keyAt(blob.peak)) !== blob) continue;
    const causes = WITHIN_REACH.map((step) => sum(blob.peak, step)).filter((pixel) => isCause(pixel, blob));
    if (causes.length === 0) {
      joined.push(blob);
      continue;
    }
    const cause = causes.reduce((best, next) => (around(next).length > around(best).length ? next : best));
    const lobes = around(cause);
    for (const { peak } of lobes) blobAt.delete(keyAt(peak));
    joined.push(asLobes(lobes, { ...blob.peak, ...hitAt.get(keyAt(cause)), ...cause }));
  }
  return joined;
}

/** @param between the hit in the middle of two, if there is one */
function areLobes(a: Hit, b: Hit, between: Hit | undefined): boolean {
  const part = b.amplitude / a.amplitude;
  if (part < ALIKE || part > 1) return false;
  const shown = between ? between.amplitude / b.amplitude : 0;
  const areNear = Math.max(Math.abs(b.x - a.x), Math.abs(b.y - a.y)) <= REACH;
  return shown <= 0 || (areNear && shown >= LEVEL);
}

function asLobes(lobes: readonly ImageBlob[], peak: Hit): ImageBlob {
  return { peak, hits: lobes.flatMap(({ hits }) => hits), best: Math.min(...lobes.map(({ best }) => best)) };
}

const sum = (a: Pixel, b: Pixel): Pixel => ({ x: a.x + b.x, y: a.y + b.y });

const keyAt = ({ x, y }: Pixel): number => keyOf(x, y);
