/** Finds defects in photographs of scenes. */
import type { Defect } from '@hotpix/core';
import { bestFirst, contains, type Artefact, type Evidence } from '@hotpix/result';
import {
  edginessOf,
  type EvidencePlanes,
  hasChroma,
  isPicture,
  type MomentPlanes,
  type Moments,
  noiseFloorOf,
  overlapOf,
  REACH,
} from '@hotpix/statistics';
import { findArtefacts, overlaysAlong } from './artefacts/artefacts.ts';
import { barsOf, withoutBars } from './artefacts/bars.ts';
import { PictureEdges } from './artefacts/picture-edges.ts';
import { mosaicOf, placedByMosaic } from './chroma/by-mosaic.ts';
import { componentsOf, type Components } from './chroma/components.ts';
import { mostShownAt } from './chroma/filter-colour.ts';
import { chromaSites, findInChroma } from './chroma/find-in-chroma.ts';
import { scoreHistogram } from './chance/score-histogram.ts';
import { Sites } from './chance/sites.ts';
import type { NullModel } from './chance/null-model.ts';
import { atBorder } from './defects/at-border.ts';
import { toDefects } from './defects/defects.ts';
import { Kinds } from './defects/kind.ts';
import { findRidges } from './defects/ridges.ts';
import { LineProfile } from './defects/line-profile.ts';
import { scanLines } from './defects/line-scan.ts';
import { findLines, trustedLines, type Line } from './defects/lines.ts';
import { findDiffering, TAILS } from './hits/candidates.ts';
import { withoutFalseDiscoveries } from './hits/false-discoveries.ts';
import { MOST_HITS, type Hit } from './hits/hit.ts';
import { withoutRound } from './hits/picture-optics.ts';
import { stillLights, type Still } from './hits/still-lights.ts';
import { findStuck } from './hits/stuck.ts';
import { criteriaBeside, criteriaOf, EDGELESS, type Criteria } from './criteria.ts';
import type { DetectionContext } from './detection-context.ts';

/** The sites that chance may carry away are shared out: the tails of evidence, the low variance of stuck pixels, weak lines. */
const SHARES = TAILS + 2;

/** From this overlap on scenes come again. */
const ALIKE = 0.1;

/** What was found, and by which model of chance. */
export interface Found {
  readonly defects: readonly Defect[];
  readonly artefacts?: readonly Artefact[];
  /** Share of the sensor that is beyond chance within artefacts, 0 to 1. */
  readonly marked?: number;
  /** Of a sensor, what stands out in most photographs. */
  readonly still?: Still;
  /** Pixels that stand out. */
  readonly hits: number;
  readonly evidence?: Evidence;
  /** By which scenes were judged. */
  readonly chance?: Pick<Criteria, 'nullModel' | 'probability' | 'isLeftOut'>;
}

export function findInScenes(all: EvidencePlanes, moments: Moments, context: DetectionContext): Found {
  const { shape, expectedFalse, files } = context;
  const bars = barsOf(moments);
  const planes = withoutBars(all, shape, bars);
  const sites = new Sites(planes, shape, files.length);
  const chroma = hasChroma(shape) ? chromaSites(all, shape, files.length) : [];
  const among = [sites, ...chroma].reduce((sum, { length }) => sum + length, 0);
  const probability = expectedFalse / SHARES / Math.max(1, among);
  const atFirst = criteriaOf(sites, planes, context, probability);
  const { all: marks, share: marked } = findArtefacts(atFirst, moments, bars);
  const criteria = criteriaBeside(atFirst, planes, marks, context);
  const { nullModel, optics } = criteria;
  const allHits = outsideOf(marks, findHits(moments, planes, criteria, among, context));
  const { lines, edges } = findAllLines(allHits, planes, criteria, moments, context);
  const artefacts = [...marks, ...edges];
  const beside = new PictureEdges(moments);
  const spots = outsideOf(edges, allHits).filter((hit) => !beside.isBeside(hit));
  const { hits, still } = isPicture(shape)
    ? ofPicture(spots, moments, planes)
    : { hits: spots, still: stillLights(sites, optics, nullModel.beyond(probability)) };
  const kinds = new Kinds(moments, planes, context, hits);
  const components = hasChroma(shape) ? componentsOf(all, shape) : undefined;
  const sizeOf = components && (({ x, y }: Hit): number => mostShownAt(components, x, y));
  const fromLuma = toDefects(hits.slice(0, MOST_HITS), moments, outsideOf(marks, lines), sizeOf);
  const known = { recurrence: nullModel.recurrence, defects: fromLuma, artefacts };
  const fromChroma = findInChroma(chroma, all, known, shape, { probability, among });
  const listed = withoutFalseDiscoveries([...fromLuma, ...fromChroma]);
  return {
    defects: described(listed, kinds, components, moments).sort(bestFirst),
    artefacts,
    marked,
    hits: hits.length,
    evidence: summarise(nullModel, context, probability),
    chance: criteria,
    still,
  };
}

/** What a defect shows may be told by another channel than the one that it was found by, and by the filters under a picture. */
function described(
  defects: readonly Defect[],
  kinds: Kinds,
  components: Components | undefined,
  moments: Moments,
): Defect[] {
  const mosaic = components && mosaicOf(defects, components);
  const placed = mosaic ? placedByMosaic(defects, mosaic, components, moments.shape) : defects;
  const caused = components ? atBorder(placed, moments, ({ x, y }) => mostShownAt(components, x, y)) : placed;
  return caused.map((defect) => ({ ...defect, ...kinds.describe(defect, mosaic) }));
}

/**
 * The hits of a picture, and how many are as round as light, where nothing tells that the scenes differ: where their edges agree in
 * part, or where there are hardly any, as in the night. There lights are left out.
 */
function ofPicture(
  hits: readonly Hit[],
  moments: Moments,
  planes: EvidencePlanes,
): { hits: readonly Hit[]; still: Still } {
  const overlap = overlapOf(planes, moments.frames);
  const isDark = edginessOf(planes, moments.frames) < EDGELESS;
  if (!isDark && overlap !== undefined && overlap <= ALIKE) return { hits, still: { lights: 0, all: hits.length } };
  const { hits: narrow, still } = withoutRound(hits, moments);
  return { hits: isDark ? narrow : hits, still };
}

function findHits(
  moments: Moments,
  planes: EvidencePlanes,
  { nullModel, local, optics, probability }: Criteria,
  among: number,
  context: DetectionContext,
): Hit[] {
  const { width } = nullModel.sites.shape;
  const sums = context.planes('moments') as MomentPlanes;
  const stuck = findStuck(sums, moments, nullModel, local, noiseFloorOf(planes), probability);
  const taken = new Set(stuck.map(({ x, y }) => y * width + x));
  const differing = findDiffering({ nullModel, local, optics, probability }, among);
  return [...stuck, ...differing.filter(({ x, y }) => !taken.has(y * width + x))].sort(bestFirst);
}

/** Lines that hits make up, and those whose single pixels are too weak; those that are edges of something apart. */
function findAllLines(
  hits: readonly Hit[],
  planes: EvidencePlanes,
  { nullModel, probability }: Criteria,
  moments: Moments,
  { shape }: DetectionContext,
): { lines: Line[]; edges: Artefact[] } {
  const { sites } = nullModel;
  const scanned = scanLines(nullModel, probability * sites.length);
  const best = hits.slice(0, MOST_HITS);
  const short = isPicture(shape) ? findRidges(best) : [];
  const found = [...findLines(best, shape), ...short, ...trustedLines(scanned, hits, shape)];
  const profile = new LineProfile(moments, planes);
  const edges = new Set(found.filter((line) => profile.isEdge(line)));
  const extents = [...edges].map(({ extent }) => extent);
  return {
    lines: found.filter((line) => !edges.has(line) && !profile.isLit(line)),
    edges: overlaysAlong(extents, shape.active),
  };
}

function outsideOf<T extends { readonly x: number; readonly y: number }>(
  artefacts: readonly Artefact[],
  finds: readonly T[],
): T[] {
  return artefacts.length === 0
    ? [...finds]
    : finds.filter((find) => !artefacts.some((box) => contains(box, find.x, find.y)));
}

function summarise(
  nullModel: NullModel,
  { files: { length }, expectedFalse }: DetectionContext,
  probability: number,
): Evidence {
  const { deviation, inflation, sites } = nullModel;
  return {
    clip: deviation === 0 ? 0 : (REACH * Math.sqrt(length)) / deviation / inflation,
    threshold: nullModel.threshold(length, probability),
    expectedFalse,
    sites: sites.length,
    histogram: scoreHistogram(nullModel),
  };
}
