/** What the JPEGs of canon-s40 show of the defects that its raw files tell. */
import { join } from 'node:path';
import { createHotpix, type Plugin, type RankContext } from '@hotpix/core';
import { nodePlatform } from '@hotpix/core/node';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import { evidence, moments, scenes } from '@hotpix/detection';
import { CHROMA, CHROMA_STEP, chromaPlanesOf, chromaShapeOf, type EvidencePlanes } from '@hotpix/statistics';
import { calibrate } from '../../packages/detection/src/chance/calibrate.ts';
import type { NullModel } from '../../packages/detection/src/chance/null-model.ts';
import { ONCE } from '../../packages/detection/src/chance/recurrence.ts';
import { Sites } from '../../packages/detection/src/chance/sites.ts';
import type { Column } from './columns.ts';
import type { Position } from './matching.ts';
import { inActiveArea, inJpeg, sourcesIn, type Findings } from './real-sets.ts';

/** How far the JPEGs show the finds in raw files, within a pixel of their place. */
export interface CanonJpegs {
  readonly photographs: number;
  /** Finds in raw files whose place the JPEGs show. */
  readonly all: number;
  /** With at least that score in luma or chroma, in standard deviations of chance. */
  readonly three: number;
  readonly five: number;
  /** Listed where a find may rest on one scene. */
  readonly beyondChance: number;
  readonly found: number;
}

/** One site may lie beyond chance, and six tests share it. */
const EXPECTED = 1 / 6;
/** Pixels, or places of chroma, that a find may be off. */
const OFF = [-1, 0, 1];

/** @param raw what is found in the raw files */
export async function measureCanonJpegs(data: string, raw: Findings): Promise<CanonJpegs> {
  let context: RankContext | undefined;
  const looking: Plugin = { name: 'looking', version: '1', rank: (findings, seen) => ((context = seen), findings) };
  const hotpix = createHotpix({
    plugins: [jpegDecoder(), scenes(), moments(), evidence(), looking],
    platform: nodePlatform(),
  });
  const state = await hotpix.gather(sourcesIn(join(data, 'canon-s40/jpeg')));
  const forced = inActiveArea(await hotpix.conclude(state, { force: true }));
  const jpeg = inActiveArea(await hotpix.conclude(state));
  if (!context) throw new Error('Expected photographs that can be ranked, got none.');
  const places = inJpeg(raw, jpeg);
  const scores = scoresAt(places, context);
  return {
    photographs: context.files.length,
    all: places.length,
    three: scores.filter((score) => score >= 3).length,
    five: scores.filter((score) => score >= 5).length,
    beyondChance: places.filter((place) => forced.places.some((find) => isBeside(place, find))).length,
    found: places.filter((place) => jpeg.places.some((find) => isBeside(place, find))).length,
  };
}

const isBeside = (a: Position, b: Position): boolean => Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) <= 1;

/** Of each place the highest score beside it, in luma and chroma, as if every scene came once. */
function scoresAt(places: readonly Position[], { planes, shape }: RankContext): number[] {
  const all = planes('evidence');
  const sites = [
    new Sites(all as EvidencePlanes, shape),
    ...CHROMA.map((name) => new Sites(chromaPlanesOf(all, name), chromaShapeOf(shape))),
  ];
  const probability = EXPECTED / sites.reduce((sum, { length }) => sum + length, 0);
  const [luma, ...chroma] = sites.map((of) => calibrate(of, ONCE, probability));
  return places.map(({ x, y }) => {
    const [column, row] = [x, y].map((at) => Math.floor(at / CHROMA_STEP));
    return Math.max(highest(luma, x, y), ...chroma.map((model) => highest(model, column, row)));
  });
}

function highest(model: NullModel, x: number, y: number): number {
  const { width, height } = model.sites.shape;
  const scores = OFF.flatMap((dy) =>
    OFF.map((dx) => {
      const isInside = x + dx >= 0 && y + dy >= 0 && x + dx < width && y + dy < height;
      return isInside ? Math.abs(model.score((y + dy) * width + x + dx)) : 0;
    }),
  );
  return Math.max(...scores);
}

export const CANON_JPEGS: readonly Column<CanonJpegs>[] = [
  ['real: canon-s40', ({ photographs }) => `${photographs} JPEGs`],
  ['raw finds', ({ all }) => String(all)],
  ['score 3', ({ three }) => String(three)],
  ['score 5', ({ five }) => String(five)],
  ['beyond chance', ({ beyondChance }) => String(beyondChance)],
  ['and in other scenes', ({ found }) => String(found)],
];
