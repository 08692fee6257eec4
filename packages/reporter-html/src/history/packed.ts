/** What a page of histories holds: columns instead of rows where there are thousands of them, and numbers of four digits. */
import type { Growth, TransitionKind } from '@hotpix/history/pure';
import type { AcceptedChanges } from './accepted-changes.ts';
import type { Camera, Course, Decision, DefectKind, FrameFacts } from '@hotpix/result';

/** All cameras of the page. */
export interface Listing {
  readonly generator: { readonly name: string; readonly version: string };
  /** Changes are those since that time; of the last scan of each camera where it is absent. ISO 8601 without a zone. */
  readonly since?: string;
  readonly cameras: readonly ListedCamera[];
  /** Results that are left out, at most a hundred, and how many there are. */
  readonly unreadable: readonly { readonly camera: string; readonly id: string; readonly reason: string }[];
  readonly unreadableCount: number;
  /** Where the others are: each on a page of its own, beside this one, or all on this page. */
  readonly isServed: boolean;
}

/** A camera in the list. */
export interface ListedCamera {
  /** As the history calls it. */
  readonly key: string;
  readonly name: string;
  /** Defects that are present after each scan. */
  readonly present: readonly number[];
  /** Time of the last scan, ISO 8601 without a zone. */
  readonly last: string;
  readonly isJudged: boolean;
  /** Share of the known defects that the last scan could see. */
  readonly reach: number;
  readonly changes: Readonly<Partial<Record<TransitionKind, number>>>;
  /** Of the changes. */
  readonly accepted: readonly AcceptedChanges[];
  readonly growth?: Growth;
}

/** All of a camera. */
export interface PackedCamera {
  readonly key: string;
  readonly camera: Camera;
  readonly frame: FrameFacts;
  readonly growth?: Growth;
  readonly scans: PackedScans;
  readonly sites: PackedSites;
  readonly happened: PackedTransitions;
  readonly decisions: readonly PackedDecision[];
}

/** Least and most; null where no photograph tells it. */
export type Range = readonly [number, number] | null;

/** In the order of time. */
export interface PackedScans {
  readonly id: readonly string[];
  readonly time: readonly string[];
  /** 1 where the Result is a verdict. */
  readonly judged: readonly (0 | 1)[];
  readonly mode: readonly ('scene' | 'dark' | 'flat')[];
  readonly photographs: readonly number[];
  /** In seconds. */
  readonly exposure: readonly Range[];
  readonly iso: readonly Range[];
  /** In degrees Celsius. */
  readonly temperature: readonly Range[];
  /** Share of the known defects that each could see. */
  readonly reach: readonly number[];
}

/** In the order in which they were first seen. */
export interface PackedSites {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Place in `DEFECT_KINDS`, by the last sighting. */
  readonly kind: readonly number[];
  /** Of those that were called by several kinds: each, with the scan from which on. */
  readonly kinds: readonly (readonly [site: number, scan: number, kind: number])[];
  /** Place in `colours`; -1 where it is not known. */
  readonly colour: readonly number[];
  readonly colours: readonly string[];
  /** Scan of the first sighting. */
  readonly first: readonly number[];
  /** In DN: as the first scan that saw it has it, and as the last. */
  readonly then: readonly number[];
  readonly now: readonly number[];
  /** A letter per scan from the first sighting on, with the length of its run behind it: `s12es`. */
  readonly observed: readonly string[];
  /** Of some: the scan at which it was not there yet, the pixels where they are not one, and when the photographs say that it began. */
  readonly absent: readonly (readonly [site: number, scan: number])[];
  readonly extent: readonly (readonly [site: number, x: number, y: number, width: number, height: number])[];
  readonly onset: readonly (readonly [site: number, change: NonNullable<Course['change']>])[];
}

/** In the order of scans. */
export interface PackedTransitions {
  readonly site: readonly number[];
  readonly scan: readonly number[];
  /** Place in `TRANSITIONS`. */
  readonly kind: readonly number[];
  /** In DN. */
  readonly amplitude: readonly number[];
  readonly before: readonly (readonly [transition: number, dn: number])[];
}

export const TRANSITIONS = ['revealed', 'new', 'worse', 'better', 'gone', 'back'] as const satisfies TransitionKind[];

/** A decision, with the defects that it is on. */
export interface PackedDecision extends Omit<Decision, 'sites'> {
  readonly places: readonly DecidedPlace[];
}

export interface DecidedPlace {
  readonly x: number;
  readonly y: number;
  readonly kind?: DefectKind;
  /** Number of the defect; absent where the history has none there. */
  readonly site?: number;
}
