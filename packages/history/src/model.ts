/** What a history is made of: plain data, the same for every store. */
import type { Camera, Course, Defect, FrameFacts, Rectangle, Result } from '@hotpix/result';

/** Photographs of a scan that were taken alike. */
export interface Shot {
  readonly count: number;
  /** In seconds. */
  readonly exposure?: number;
  readonly iso?: number;
  /** In degrees Celsius. */
  readonly temperature?: number;
  /** Mean standard deviation of a sample in calm places, in DN. */
  readonly noise?: number;
  /** Mean of their median samples, between black (0) and white (1). */
  readonly level?: number;
}

/** What a scan could see, and where. */
export interface Conditions {
  /** `scene`, `dark` or `flat`. */
  readonly mode: NonNullable<Result['capture']>['mode'];
  readonly shots: readonly Shot[];
  /** Score that a site had to reach, as far as the Result tells; null where no score could. */
  readonly threshold: number | null;
  readonly active: Rectangle;
  /** Where nothing was looked for. */
  readonly covered: readonly Rectangle[];
}

/** What a history keeps of a Result. */
export interface ScanRecord {
  /** Digest of the Result. */
  readonly id: string;
  /** When the last of its photographs was taken, ISO 8601 without a zone, by the clock of the camera. */
  readonly time: string;
  /** When the first was taken. */
  readonly from?: string;
  /** Whether the Result is a verdict. */
  readonly isJudged: boolean;
  readonly camera: Camera;
  readonly frame: FrameFacts;
  readonly conditions: Conditions;
  /** Without crops. */
  readonly defects: readonly Defect[];
}

/** By which rule a known defect could not have been seen in a scan. */
export type Hidden = 'noVerdict' | 'covered' | 'capture' | 'clipped' | 'exposure' | 'iso' | 'frames' | 'noise';

/** What a scan says of a known defect. */
export type Observation =
  { readonly what: 'seen' } | { readonly what: 'notSeen' } | { readonly what: 'couldNotBeSeen'; readonly by: Hidden };

/** What a defect was when a scan saw it. */
export interface Sighting extends Pick<
  Defect,
  'kind' | 'amplitude' | 'rate' | 'frames' | 'score' | 'confidence' | 'fit' | 'level' | 'response'
> {
  /** Place of the scan in the history of the camera, from 0. */
  readonly scan: number;
}

/** Where a defect is, as the sighting with the highest score has it. */
export interface SitePlace extends Pick<Defect, 'x' | 'y' | 'extent' | 'colour' | 'colourConfidence'> {
  readonly score: number;
}

/** A defect through time. */
export interface Site {
  /** Its place among the sites of the camera, from 0, in the order in which they were first seen. */
  readonly number: number;
  readonly place: SitePlace;
  /** gone: it was not seen in so many scans, one after the other, that could have shown it. */
  readonly state: 'present' | 'gone';
  /** Places of scans in the history of the camera, from 0. */
  readonly first: number;
  /** The last scan before the first sighting that would have shown it; absent where none would have. */
  readonly absent?: number;
  readonly last: Sighting;
  /** What it was called, from which scan on; the last is that of the last sighting. */
  readonly kinds: readonly (readonly [scan: number, kind: Defect['kind']])[];
  /** The amplitude that worse and better are measured by, in DN as of the first scan. */
  readonly reference: Pick<Sighting, 'kind' | 'amplitude' | 'score' | 'fit' | 'scan'>;
  /** Scans since the last sighting that could have shown it. */
  readonly missed: number;
  /** Scans that saw it. */
  readonly seen: number;
  /** What the latest scan says of it. */
  readonly latest: Observation;
  /** What every scan from the first sighting on says of it, a letter each: `observationOf`. */
  readonly observed: string;
  /** Of one whose beginning `hotpix timeline` found in the photographs of a scan: when that was. */
  readonly onset?: NonNullable<Course['change']>;
}

/**
 * revealed: seen for the first time, and no earlier scan would have shown it, so that nobody knows how long it has been there. new: seen
 * for the first time, though an earlier scan would have shown it. gone, back: as the state of the site says.
 */
export type TransitionKind = 'revealed' | 'new' | 'worse' | 'better' | 'gone' | 'back';

export interface Transition {
  readonly kind: TransitionKind;
  /** Number of the site. */
  readonly site: number;
  /** Place of the scan in the history of the camera, from 0. */
  readonly scan: number;
  /** In DN: as the scan saw it; of one that is gone, as it was seen last. */
  readonly amplitude: number;
  /** Of worse and better the amplitude before, at the conditions of this scan. */
  readonly before?: number;
  /** Of one that is gone: how many scans saw it. */
  readonly seen?: number;
}

/** What a scan says of the camera, in numbers. */
export interface ScanCounts {
  /** Defects that are present after it, whether this scan could see them or not. */
  readonly present: number;
  readonly seen: number;
  readonly notSeen: number;
  /** By rule. */
  readonly couldNotBeSeen: Readonly<Partial<Record<Hidden, number>>>;
  readonly transitions: Readonly<Partial<Record<TransitionKind, number>>>;
  /** Defects of the Result by kind. */
  readonly kinds: Readonly<Partial<Record<Defect['kind'], number>>>;
  /** Share of the defects that were known before it which it could see; 1 where none was known. */
  readonly reach: number;
}

/** A scan in the history of its camera. */
export interface Scan extends Omit<ScanRecord, 'defects' | 'camera' | 'frame'> {
  readonly counts: ScanCounts;
  /**
   * By how much dark currents are larger than in the first scan with a verdict, by what all hot pixels have in common: that is the temperature. Absent where
   * too few of them tell.
   */
  readonly gain?: number;
}

/** All of a camera. */
export interface CameraHistory {
  readonly camera: Camera;
  readonly frame: FrameFacts;
  /** In the order of time. */
  readonly scans: readonly Scan[];
  readonly sites: readonly Site[];
  /** In the order of scans. */
  readonly transitions: readonly Transition[];
}
