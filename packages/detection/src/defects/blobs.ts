/** In a picture all hits that one blob smeared are one defect. */
import type { Defect, Rectangle } from '@hotpix/core';
import { enclosing, grow } from '@hotpix/result';
import { bestFirst, type Hit } from '../hits/hit.ts';

/** Side of a block that chroma subsampling and the DCT spread a blob over, in pixels: the largest common MCU. */
const MCU = 16;
/** A hit this near to a stronger one is the same blob, in pixels. */
const TOUCHING = 3;
/** How far demosaicing (by kernels of 5x5) and sharpening carry a defect beyond the pixels that stand out, in pixels. */
const SMEAR = 2;
/** A hit at this distance that shows at least this part of the peak, and more than all beside it, is a defect of its own. */
const OWN = { distance: 2, amplitude: 1 / 2 };
/** Within reach of the MCU, a hit with less than this part of the amplitude is an echo of the blob. */
const ECHO = 1 / 3;

/** One blob of a picture: the hit that shows most, the best of all its hits, and the pixels of all of them. */
interface ImageBlob {
  readonly peak: Hit;
  best: number;
  box: Rectangle;
}

/** Joins hits, given best first, to blobs, best first. */
export function joinBlobs(hits: readonly Hit[], active: Rectangle): Defect[] {
  const isPeak = peaksOf(hits);
  const blobs: ImageBlob[] = [];
  const cells = new Map<string, ImageBlob[]>();
  const cell = (x: number, y: number): string => `${Math.floor(x / MCU)},${Math.floor(y / MCU)}`;
  for (const { hit, rank } of byVisibility(hits)) {
    const near = AROUND.flatMap(([dx, dy]) => cells.get(cell(hit.x + dx * MCU, hit.y + dy * MCU)) ?? []);
    const blob = near.find(({ peak }) => isSameBlob(peak, hit, isPeak));
    if (blob) {
      blob.best = Math.min(blob.best, rank);
      blob.box = enclosing(blob.box, pixelOf(hit));
      continue;
    }
    const made = { peak: hit, best: rank, box: pixelOf(hit) };
    const key = cell(hit.x, hit.y);
    cells.set(key, [...(cells.get(key) ?? []), made]);
    blobs.push(made);
  }
  const defects = blobs.map(({ peak, best, box }) => {
    const { score, confidence } = hits[best];
    return {
      ...peak,
      score: Math.sign(peak.amplitude) * Math.abs(score),
      confidence,
      extent: grow(box, SMEAR, active),
    };
  });
  return defects.sort(bestFirst);
}

const pixelOf = ({ x, y }: Hit): Rectangle => ({ x, y, width: 1, height: 1 });

/** The hits by how much they show, so that the peak of a blob comes before what it smeared. */
function byVisibility(hits: readonly Hit[]): { hit: Hit; rank: number }[] {
  const ranked = hits.map((hit, rank) => ({ hit, rank }));
  return ranked.sort((a, b) => Math.abs(b.hit.amplitude) - Math.abs(a.hit.amplitude) || a.rank - b.rank);
}

const AROUND = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const));

function isSameBlob(peak: Hit, hit: Hit, isPeak: (hit: Hit) => boolean): boolean {
  const distance = Math.max(Math.abs(peak.x - hit.x), Math.abs(peak.y - hit.y));
  const part = hit.amplitude / peak.amplitude;
  if (distance <= TOUCHING) return distance < OWN.distance || part < OWN.amplitude || !isPeak(hit);
  return distance <= MCU && Math.abs(hit.amplitude) < ECHO * Math.abs(peak.amplitude);
}

/** Whether a hit shows more than all hits beside it. */
function peaksOf(hits: readonly Hit[]): (hit: Hit) => boolean {
  const sizes = new Map(hits.map(({ x, y, amplitude }) => [`${x},${y}`, Math.abs(amplitude)]));
  return ({ x, y, amplitude }) =>
    AROUND.every(([dx, dy]) => (sizes.get(`${x + dx},${y + dy}`) ?? 0) <= Math.abs(amplitude));
}
