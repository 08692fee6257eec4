/** What a further scan makes of a site: it saw it, missed it, or saw it first. */
import type { Defect } from '@hotpix/result';
import type { Warmth } from './dark-current.ts';
import type { Scan, Sighting, Site, Transition } from './model.ts';
import type { Change } from './strength.ts';
import { chanceOfMissing, hiddenBy, type Seen } from './visibility.ts';

export interface Step {
  readonly site: Site;
  readonly transitions: readonly Transition[];
}

interface Occasion {
  readonly now: Warmth;
  /** Those before. */
  readonly scans: readonly Scan[];
  /** By how much its strength changed, where it did. */
  readonly change: Change | undefined;
}

/** @param defect what it is now; none where it lies on a line, or only pixels of a line are left */
export function sighted(site: Site, defect: Defect | undefined, { now, scans, change: found }: Occasion): Step {
  const scan = scans.length;
  const last = defect ? sightingOf(defect, scan) : site.last;
  const transition = { site: site.number, scan, amplitude: last.amplitude };
  const isFound = isDoubtful(site);
  const isBack = site.state === 'gone' && !isFound;
  const change = isBack ? undefined : found;
  const place = defect && Math.abs(defect.score) > site.place.score ? placeOf(defect) : site.place;
  const absent =
    isFound && defect ? lastWithout({ place, sighting: last, then: now }, scans.slice(0, site.first)) : undefined;
  const isReference =
    change !== undefined || isBack || (defect !== undefined && isFirstOfKind(site, defect, now, scans));
  return {
    site: {
      ...site,
      ...(absent !== undefined && { absent }),
      place,
      last,
      ...(last.kind !== site.last.kind && { kinds: [...site.kinds, [scan, last.kind] as const] }),
      state: 'present',
      missed: 0,
      seen: site.seen + 1,
      latest: { what: 'seen' },
      reference: isReference ? referenceOf(last) : site.reference,
      ...(defect && onsetOf(defect)),
    },
    transitions: [
      ...(absent === undefined ? [] : [{ ...transition, kind: 'new' } as const]),
      ...(isBack ? [{ ...transition, kind: 'back' } as const] : []),
      ...(change ? [{ ...transition, ...change }] : []),
    ],
  };
}

/** Whether nothing before could be compared: it blinked and is hot now, or the gain of a scan is known for the first time. */
function isFirstOfKind({ reference }: Site, { kind }: Defect, now: Warmth, scans: readonly Scan[]): boolean {
  return reference.kind !== kind || (now.gain !== undefined && scans[reference.scan].gain === undefined);
}

/**
 * So many scans, one after the other, that could have shown a defect and did not: then it is gone. One that blinks may be off for the whole
 * of a scan.
 */
const GONE_AFTER = { steady: 2, blinking: 4 } as const;

export function missed(site: Site, now: Warmth, scans: readonly Scan[]): Step {
  const { number, place, last, state, seen } = site;
  const by = hiddenBy({ place, sighting: last, then: scans[last.scan] }, now);
  if (by !== undefined) return { site: { ...site, latest: { what: 'couldNotBeSeen', by } }, transitions: [] };
  const times = site.missed + 1;
  const isGone = state === 'present' && times >= GONE_AFTER[last.kind === 'blinking' ? 'blinking' : 'steady'];
  const gone = { kind: 'gone', site: number, scan: scans.length, amplitude: last.amplitude, seen } as const;
  return {
    site: { ...site, missed: times, latest: { what: 'notSeen' }, ...(isGone && { state: 'gone' }) },
    // One that was doubtful was chance.
    transitions: isGone && !isDoubtful(site) ? [gone] : [],
  };
}

export function born(defect: Defect, number: number, now: Warmth, scans: readonly Scan[]): Step {
  const scan = scans.length;
  const [last, place] = [sightingOf(defect, scan), placeOf(defect)];
  const isSure = !isDoubtful({ seen: 1, last });
  const absent = isSure ? lastWithout({ place, sighting: last, then: now }, scans) : undefined;
  return {
    site: {
      ...{ number, place, state: 'present', first: scan, last, reference: referenceOf(last) },
      kinds: [[scan, last.kind]],
      ...(absent !== undefined && { absent }),
      ...{ missed: 0, seen: 1, latest: { what: 'seen' }, observed: '' },
      ...onsetOf(defect),
    },
    transitions: [{ kind: absent === undefined ? 'revealed' : 'new', site: number, scan, amplitude: defect.amplitude }],
  };
}

/** Confidence from which on one scan suffices. */
const SURE = 0.99;

/** Whether chance may have made it: one scan alone saw it, and is not sure of it. */
const isDoubtful = ({ seen, last }: Pick<Site, 'seen' | 'last'>): boolean => seen === 1 && last.confidence < SURE;

/** So small a chance that all scans from one on missed a defect which was there says that it was not, at that one. */
const UNLIKELY = 0.01;

/** The last scan at which a defect was not there yet; undefined where nobody can say that of any. */
function lastWithout(seen: Seen, scans: readonly Scan[]): number | undefined {
  let missing = 1;
  for (let scan = scans.length - 1; scan >= 0; scan--) {
    if (scans[scan].isJudged) missing *= chanceOfMissing(seen, scans[scan]);
    if (missing < UNLIKELY) return scan;
  }
  return undefined;
}

/** When it began, where its photographs were asked for that. */
function onsetOf({ course }: Defect): Pick<Site, 'onset'> {
  return course?.state === 'appeared' && course.change ? { onset: course.change } : {};
}

function sightingOf(defect: Defect, scan: number): Sighting {
  const { kind, amplitude, rate, frames, score, confidence, fit, level, response } = defect;
  return {
    ...{ scan, kind, amplitude, rate, frames, score, confidence },
    ...(fit && { fit }),
    ...(level !== undefined && { level }),
    ...(response !== undefined && { response }),
  };
}

function placeOf({ x, y, extent, colour, colourConfidence, score }: Defect): Site['place'] {
  return {
    ...{ x, y, extent, score: Math.abs(score) },
    ...(colour !== undefined && { colour }),
    ...(colourConfidence !== undefined && { colourConfidence }),
  };
}

function referenceOf({ kind, amplitude, score, fit, scan }: Sighting): Site['reference'] {
  return { kind, amplitude, score, scan, ...(fit && { fit }) };
}
