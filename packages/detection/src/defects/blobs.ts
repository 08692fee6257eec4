/** In a picture all hits that one blob smeared are one defect. */
import type { Defect, Rectangle } from '@hotpix/core';
import { bestFirst, enclosing, grow } from '@hotpix/result';
import type { Moments } from '@hotpix/statistics';
import type { Hit } from '../hits/hit.ts';
import { keyOf } from '../hits/key.ts';
import type { ImageBlob } from './image-blob.ts';
import { joinLobes } from './lobes.ts';
import { Spread } from './spread.ts';

/** Side of the blocks of JPEG, which keep what rounding adds to themselves, in pixels. */
const BLOCK = 8;
/** A hit this near to a stronger one is the same blob, in pixels. */
const TOUCHING = 3;
/** A hit at this distance that shows at least this part of the peak, and more than all beside it, is a defect of its own. */
const OWN = { distance: 2, amplitude: 1 / 2 };
/** In the blocks that a blob touches, a hit with less than this part of the amplitude is its echo. */
const ECHO = 1 / 3;
/** Side of the squares in which blobs are looked up, in pixels: no blob is joined with what lies farther from its peak. */
const CELL = TOUCHING + BLOCK;

/** What a hit differs by in its picture, in DN. */
export type SizeOf = (hit: Hit) => number;
const ofItself: SizeOf = ({ amplitude }) => amplitude;

/** Joins hits, given best first, to blobs, best first. @param sizeOf what they show in all components of the picture */
export function joinBlobs(hits: readonly Hit[], moments: Moments, sizeOf: SizeOf = ofItself): Defect[] {
  const blobs = gatherBlobs(hits, sizeOf);
  const spread = new Spread(
    moments,
    blobs.map(({ peak }) => peak),
  );
  const defects = blobs.map((blob) => ({
    ...asOne(blob, hits),
    extent: extentOf(blob, spread, moments.shape.active),
  }));
  return defects.sort(bestFirst);
}

/** Where a blob shows most, as sure as its best hit. @param hits best first */
export function asOne({ peak, best }: ImageBlob, hits: readonly Hit[]): Hit {
  const { score, confidence } = hits[best];
  return { ...peak, score: Math.sign(peak.amplitude) * Math.abs(score), confidence };
}

/** Tells which of the hits, given best first, belong together. */
export function gatherBlobs(hits: readonly Hit[], sizeOf: SizeOf = ofItself): ImageBlob[] {
  const sizes = new Map(hits.map((hit) => [hit, sizeOf(hit)]));
  const ofHit: SizeOf = (hit) => sizes.get(hit) ?? 0;
  // Coarse chroma shows as much beside a defect: what it shows alone is no peak.
  const [inAll, alone] = [peaksOf(hits, ofHit), peaksOf(hits, ofItself)];
  const isPeak = (hit: Hit): boolean => inAll(hit) && alone(hit);
  const blobs: ImageBlob[] = [];
  const cells = new Map<number, ImageBlob[]>();
  const cell = (x: number, y: number): number => keyOf(Math.floor(x / CELL), Math.floor(y / CELL));
  for (const { hit, rank } of byVisibility(hits, ofHit)) {
    const near = AROUND.flatMap(([dx, dy]) => cells.get(cell(hit.x + dx * CELL, hit.y + dy * CELL)) ?? []);
    const blob = near.find(({ peak }) => isSameBlob(peak, hit, ofHit, isPeak));
    if (blob) {
      blob.best = Math.min(blob.best, rank);
      blob.hits.push(hit);
      continue;
    }
    const made = { peak: hit, best: rank, hits: [hit] };
    const key = cell(hit.x, hit.y);
    cells.set(key, [...(cells.get(key) ?? []), made]);
    blobs.push(made);
  }
  return joinLobes(blobs, hits);
}

/** Evenly around the peak, as the repair of a lone defect expects; with what is a defect beside it, or lies off in other blocks. */
function extentOf({ peak, hits }: ImageBlob, spread: Spread, active: Rectangle): Rectangle {
  const near = hits.filter((hit) => distanceOf(peak, hit) <= TOUCHING);
  const even = grow(pixelOf(peak), Math.max(...near.map((hit) => distanceOf(peak, hit))), active);
  const own = near.reduce((box, hit) => enclosing(box, smearOf(hit, peak, spread, active)), even);
  return hits
    .filter((hit) => !isEcho(hit, own))
    .map(pixelOf)
    .reduce(enclosing, own);
}

/** What a hit shows by itself is smeared, too, where it is more than what the peak spreads. */
function smearOf(hit: Hit, peak: Hit, spread: Spread, active: Rectangle): Rectangle {
  const size = Math.abs(peak.amplitude);
  const own = hit === peak ? size : Math.abs(hit.amplitude) - spread.shareAt(distanceOf(peak, hit)) * size;
  return grow(pixelOf(hit), own >= ECHO * size ? spread.reachOf(own) : 0, active);
}

/** Whether a hit lies in a block of the codec that a rectangle touches. */
function isEcho({ x, y }: Hit, box: Rectangle): boolean {
  const isBetween = (at: number, from: number, length: number): boolean =>
    blockOf(at) >= blockOf(from) && blockOf(at) <= blockOf(from + length - 1);
  return isBetween(x, box.x, box.width) && isBetween(y, box.y, box.height);
}

const blockOf = (at: number): number => Math.floor(at / BLOCK);

const distanceOf = (a: Hit, b: Hit): number => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));

const squareAround = ({ x, y }: Hit, reach: number): Rectangle => ({
  x: x - reach,
  y: y - reach,
  width: 2 * reach + 1,
  height: 2 * reach + 1,
});

const pixelOf = ({ x, y }: Hit): Rectangle => ({ x, y, width: 1, height: 1 });

/** The hits by how much they show, so that the peak of a blob comes before what it smeared. */
function byVisibility(hits: readonly Hit[], sizeOf: SizeOf): { hit: Hit; rank: number }[] {
  const ranked = hits.map((hit, rank) => ({ hit, rank }));
  return ranked.sort((a, b) => Math.abs(sizeOf(b.hit)) - Math.abs(sizeOf(a.hit)) || a.rank - b.rank);
}

const AROUND = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const));

function isSameBlob(peak: Hit, hit: Hit, sizeOf: SizeOf, isPeak: (hit: Hit) => boolean): boolean {
  const distance = distanceOf(peak, hit);
  const part = sizeOf(hit) / sizeOf(peak);
  const isWeak = Math.min(part, hit.amplitude / peak.amplitude) < OWN.amplitude;
  if (distance <= TOUCHING) return distance < OWN.distance || isWeak || !isPeak(hit);
  return Math.abs(part) < ECHO && isEcho(hit, squareAround(peak, TOUCHING));
}

/** Whether a hit shows more than all hits beside it. */
function peaksOf(hits: readonly Hit[], sizeOf: SizeOf): (hit: Hit) => boolean {
  const sizes = new Map(hits.map((hit) => [keyOf(hit.x, hit.y), Math.abs(sizeOf(hit))]));
  return (hit) => AROUND.every(([dx, dy]) => (sizes.get(keyOf(hit.x + dx, hit.y + dy)) ?? 0) <= Math.abs(sizeOf(hit)));
}
