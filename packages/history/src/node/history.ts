/** A history in a store, and what can be asked of it. */
import type { Camera, FrameFacts, Result } from '@hotpix/result';
import type { Birth } from '../births.ts';
import type { CameraHistory, ScanCounts, Transition, TransitionKind } from '../model.ts';

export interface AddOptions {
  /** When it was, ISO 8601 without a zone. @default when the last of its photographs was taken, failing that now */
  readonly time?: string;
}

export interface Added {
  /** The camera, as the history calls it. */
  readonly camera: string;
  /** Digest of the Result as it is kept. */
  readonly id: string;
  readonly time: string;
  /** False where the history had it already. */
  readonly isNew: boolean;
}

/** A camera in a list of all. */
export interface CameraEntry {
  /** As the history calls it. */
  readonly key: string;
  readonly camera: Camera;
  readonly frame: FrameFacts;
  /** In the order of time. */
  readonly scans: readonly ScanEntry[];
  /** What its growth is reckoned by. */
  readonly births: readonly Birth[];
}

export interface ScanEntry {
  readonly id: string;
  readonly time: string;
  readonly isJudged: boolean;
  readonly counts: ScanCounts;
}

/** A transition of any camera. */
export interface DatedTransition extends Transition {
  /** As the history calls it. */
  readonly key: string;
  readonly time: string;
}

/** A Result that is there and cannot be read. */
export interface Unreadable {
  readonly camera: string;
  readonly id: string;
  readonly reason: string;
}

export interface History {
  /**
   * Keeps a Result, without its pictures and without what a check said of it. Equal Results are one.
   * @throws {HotpixError} `badHistory` for one of no camera, and where the store takes nothing
   */
  add(result: Result, options?: AddOptions): Promise<Added>;
  /** All cameras in the order of their names, with the numbers of each scan: what a list with trends needs. */
  cameras(): Promise<CameraEntry[]>;
  /**
   * All that is known of a camera, without the Results; undefined where there is none of that name.
   * @param until a scan, as scans have it: all that was known then; it costs reading the Results up to there
   */
  camera(key: string, until?: string): Promise<CameraHistory | undefined>;
  /** What happened since a time in all cameras, in the order of time. @param kinds of these kinds alone */
  transitions(since: string, kinds?: readonly TransitionKind[]): Promise<DatedTransition[]>;
  /** A Result as it is kept. @param id as scans have it @throws {HotpixError} `badHistory` where it is not there, `badResult` */
  result(key: string, id: string): Promise<Result>;
  /** Another text where a camera has another number of Results; cheap, for who keeps answers. */
  version(): Promise<string>;
  /** What could not be read, and is left out of all answers. */
  unreadable(): Promise<Unreadable[]>;
  /** Makes the index anew. */
  rebuild(): Promise<void>;
  close(): Promise<void>;
}
