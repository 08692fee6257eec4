/** All of a camera, as a page holds it. */
import { asDefect, type CameraHistory, type Growth, type Scan, type Shot, type Site } from '@hotpix/history/pure';
import { DEFECT_KINDS, defectOf, matchDefects, type CameraDecisions, type Defect } from '@hotpix/result';
import {
  TRANSITIONS,
  type PackedCamera,
  type PackedDecision,
  type PackedScans,
  type PackedSites,
  type PackedTransitions,
  type Range,
} from './packed.ts';

export interface PackOptions {
  readonly growth?: Growth;
  /** What people decided on its defects. */
  readonly decisions?: CameraDecisions;
}

/** @param key as the history calls it */
export function packCamera(key: string, history: CameraHistory, { growth, decisions }: PackOptions = {}): PackedCamera {
  const { camera, frame, scans, sites } = history;
  return {
    ...{ key, camera, frame },
    ...(growth && { growth }),
    scans: packScans(scans),
    sites: packSites(history),
    happened: packTransitions(history),
    decisions: (decisions?.accepted ?? []).map((decision) => packDecision(decision, sites, frame)),
  };
}

function packScans(scans: readonly Scan[]): PackedScans {
  const shots = scans.map(({ conditions }) => conditions.shots);
  return {
    id: scans.map(({ id }) => id),
    time: scans.map(({ time }) => time),
    judged: scans.map(({ isJudged }) => (isJudged ? 1 : 0)),
    mode: scans.map(({ conditions }) => conditions.mode),
    photographs: shots.map((list) => list.reduce((sum, { count }) => sum + count, 0)),
    exposure: shots.map((list) => rangeOf(list, 'exposure')),
    iso: shots.map((list) => rangeOf(list, 'iso')),
    temperature: shots.map((list) => rangeOf(list, 'temperature')),
    reach: scans.map(({ counts }) => short(counts.reach)),
  };
}

function rangeOf(shots: readonly Shot[], of: 'exposure' | 'iso' | 'temperature'): Range {
  const values = shots.flatMap(({ [of]: value }) => value ?? []);
  return values.length === 0 ? null : [short(Math.min(...values)), short(Math.max(...values))];
}

function packSites({ sites, transitions }: CameraHistory): PackedSites {
  const colours = [...new Set(sites.flatMap(({ place }) => place.colour ?? []))].sort();
  const births = new Map(transitions.filter(({ kind }) => kind === 'new' || kind === 'revealed').map(byScan));
  return {
    x: sites.map(({ place }) => place.x),
    y: sites.map(({ place }) => place.y),
    kind: sites.map(({ last }) => DEFECT_KINDS.indexOf(last.kind)),
    kinds: sites.flatMap(({ number, kinds }) =>
      kinds.length === 1 ? [] : kinds.map(([scan, kind]) => [number, scan, DEFECT_KINDS.indexOf(kind)] as const),
    ),
    colour: sites.map(({ place }) => (place.colour === undefined ? -1 : colours.indexOf(place.colour))),
    colours,
    first: sites.map(({ first }) => first),
    then: sites.map(({ number, last }) => short(births.get(number) ?? last.amplitude)),
    now: sites.map(({ last }) => short(last.amplitude)),
    observed: sites.map(({ observed }) => runs(observed)),
    absent: sites.flatMap(({ number, absent }) => (absent === undefined ? [] : [[number, absent] as const])),
    extent: sites.flatMap(({ number, place }) => {
      const { x, y, width, height } = place.extent;
      return width === 1 && height === 1 ? [] : [[number, x, y, width, height] as const];
    }),
    onset: sites.flatMap(({ number, onset }) => (onset ? [[number, onset] as const] : [])),
  };
}

const byScan = ({ site, amplitude }: { site: number; amplitude: number }) => [site, amplitude] as const;

/** `sssses` as `s4es`. */
function runs(letters: string): string {
  return letters.replace(/(.)\1+/g, (run, letter: string) => `${letter}${run.length}`);
}

function packTransitions({ transitions }: CameraHistory): PackedTransitions {
  return {
    site: transitions.map(({ site }) => site),
    scan: transitions.map(({ scan }) => scan),
    kind: transitions.map(({ kind }) => TRANSITIONS.indexOf(kind)),
    amplitude: transitions.map(({ amplitude }) => short(amplitude)),
    before: transitions.flatMap(({ before }, i) => (before === undefined ? [] : [[i, short(before)] as const])),
  };
}

function packDecision(
  { sites: decided, ...why }: CameraDecisions['accepted'][number],
  sites: readonly Site[],
  frame: CameraHistory['frame'],
): PackedDecision {
  const numbers = new Map<Defect, number>(sites.map((site) => [asDefect(site), site.number]));
  const asDefects = decided.map(defectOf);
  const { stayed } = matchDefects({ defects: asDefects }, { defects: [...numbers.keys()], frame });
  const found = new Map(stayed.map(({ before, after }) => [before, numbers.get(after)]));
  const places = asDefects.map((defect, i) => {
    const { x, y, kind } = decided[i];
    const site = found.get(defect);
    return { x, y, ...(kind && { kind }), ...(site !== undefined && { site }) };
  });
  return { ...why, places };
}

const DIGITS = 4;
const short = (value: number): number => Number(value.toPrecision(DIGITS));
