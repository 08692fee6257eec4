/** Which defects of two Results of one camera are the same. */
import { isLine } from './lines.ts';
import { hasRoom, pairUp } from './pair-up.ts';
import type { Defect, Result } from './schema.ts';

/** A lossy picture gives a position to a pixel, so that a known defect may come out beside itself. */
const LOSSY_TOLERANCE = 2;

export interface DefectMatch {
  /** Of the second Result, those that the first does not have. */
  readonly appeared: readonly Defect[];
  /** Of the first Result, those that the second does not have. */
  readonly gone: readonly Defect[];
  /** What both have: as the first has it, and as the second. */
  readonly stayed: readonly DefectPair[];
}

export interface DefectPair {
  readonly before: Defect;
  readonly after: Defect;
}

/** How two Results of one camera differ; the strongest come first. */
export interface DefectChanges {
  /** Of the later Result, those that the earlier one does not have. */
  readonly new: readonly Defect[];
  /** Of the earlier Result, those that the later one does not have. */
  readonly gone: readonly Defect[];
  readonly worse: readonly DefectPair[];
  readonly better: readonly DefectPair[];
  /** How many stayed as they were. */
  readonly same: number;
}

/** By what factor an amplitude must grow or shrink to be another one: scans of one camera differ by a few percent. */
const CHANGED = 1.25;
/** How many standard deviations of the two estimates it must change by, besides. */
const BEYOND_NOISE = 3;

/**
 * What differs between two Results of one camera. A defect is worse or better when its amplitude grew or shrank by a quarter and more,
 * which asks for photographs of like ISO and exposure, and by three standard deviations of the two estimates: an amplitude whose score
 * is z is known to amplitude / z. A pixel on a line that the other Result has is neither worse nor better; nor is one that is stuck, dead
 * or dim, whose amplitude is that of the light, or that blinks, whose amplitude is how often it happened to be on.
 */
export function compareDefects(
  before: Pick<Result, 'defects'>,
  after: Pick<Result, 'defects' | 'frame'>,
): DefectChanges {
  const { appeared, gone, stayed } = matchDefects(before, after);
  const alike = stayed.filter(({ before: from, after: to }) => isComparable(from, to) && isBeyondNoise(from, to));
  const worse = alike.filter(({ before: from, after: to }) => grew(from, to));
  const better = alike.filter(({ before: from, after: to }) => grew(to, from));
  const same = stayed.length - worse.length - better.length;
  return strongestChangesFirst({ new: appeared, gone, worse, better, same });
}

/** The same changes, the strongest defects and the largest changes first. */
export function strongestChangesFirst({ new: appeared, gone, worse, better, same }: DefectChanges): DefectChanges {
  return {
    new: strongestFirst(appeared),
    gone: strongestFirst(gone),
    worse: byChange(worse),
    better: byChange(better),
    same,
  };
}

function isComparable(from: Defect, to: Defect): boolean {
  return isLine(from) === isLine(to) && [from, to].every(({ kind }) => isLine({ kind }) || kind === 'hot');
}

function grew(from: Defect, to: Defect): boolean {
  const [least, most] = [Math.abs(from.amplitude), Math.abs(to.amplitude)];
  return most > least && most >= CHANGED * least;
}

/** One without a score is not known at all. */
function isBeyondNoise(from: Defect, to: Defect): boolean {
  const deviation = Math.hypot(from.amplitude / from.score, to.amplitude / to.score);
  return Math.abs(to.amplitude - from.amplitude) > BEYOND_NOISE * deviation;
}

function strongestFirst(defects: readonly Defect[]): Defect[] {
  return [...defects].sort((a, b) => Math.abs(b.amplitude) - Math.abs(a.amplitude));
}

function byChange(pairs: readonly DefectPair[]): DefectPair[] {
  const change = ({ before, after }: DefectPair): number => Math.abs(after.amplitude - before.amplitude);
  return [...pairs].sort((a, b) => change(b) - change(a));
}

/**
 * A defect is known where the other Result has one of the same sign at the same place, within two pixels in a lossy picture: one to
 * one, the nearest first, and of equals those of the most alike amplitudes. A line is known by any part of it, since noise breaks and
 * shortens one as it likes, and so is a pixel that lies on a known line; a line is new where only its pixels were known. Two that lie
 * beside each other along a line are never both that line.
 */
export function matchDefects(
  before: Pick<Result, 'defects'> | undefined,
  after: Pick<Result, 'defects' | 'frame'>,
): DefectMatch {
  const known = before?.defects ?? [];
  const { stayed, partnersOf, near } = pairUp(known, after.defects, after.frame?.lossy ? LOSSY_TOLERANCE : 0);
  const [gone, appeared] = [known, after.defects].map((all) => all.filter((defect) => !partnersOf.has(defect)));
  /** Of points without a partner, those that lie on a line, with the line. */
  const onLines = (points: readonly Defect[], lines: readonly Defect[]): ReadonlyMap<Defect, Defect> => {
    const found = new Map<Defect, Defect>();
    for (const point of points) {
      const line = lines.find((one) => near(one, point) && hasRoom(one, point, partnersOf.get(one)));
      if (!line) continue;
      found.set(point, line);
      partnersOf.set(line, [...(partnersOf.get(line) ?? []), point]);
    }
    return found;
  };
  const isPoint = (defect: Defect): boolean => !isLine(defect);
  const lineBefore = onLines(appeared.filter(isPoint), known.filter(isLine));
  const lineAfter = onLines(gone.filter(isPoint), after.defects.filter(isLine));
  return {
    appeared: appeared.filter((defect) => !lineBefore.has(defect)),
    gone: gone.filter((defect) => !lineAfter.has(defect)),
    stayed: [...stayed, ...[...lineBefore].map(([point, line]) => ({ before: line, after: point }))],
  };
}

/** The defects of a Result that an earlier one does not have. */
export function newDefects(result: Result, baseline: Pick<Result, 'defects'> | undefined): readonly Defect[] {
  return matchDefects(baseline, result).appeared;
}
