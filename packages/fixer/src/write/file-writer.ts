import type { Patch, Frame, Written } from '@hotpix/core';
import type { DngOptions } from '@hotpix/dng';

/** What a writer of one kind of file works from. */
export interface RepairJob {
  /** The original, never changed. */
  readonly bytes: Uint8Array;
  /** How the original is called; a raw file's name goes into the DNG. */
  readonly path: string;
  readonly frame: Frame;
  /** All inside the frame and within the range of its samples. */
  readonly patches: readonly Patch[];
  /** How a DNG stores its samples. */
  readonly compression: DngOptions['compression'];
}

/** Writes a repaired copy in one kind of file. @throws {HotpixError} `refused` where it cannot keep what it promises */
export type FileWriter = (job: RepairJob) => Promise<Written>;
