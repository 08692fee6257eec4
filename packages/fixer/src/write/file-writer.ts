import { refused, type Frame, type HotpixError, type Patch, type Platform, type Written } from '@hotpix/core';
import type { DngOptions } from '@hotpix/dng';
import type { WriterPorts } from '../ports.ts';

/** What a writer of one kind of file works from. */
export interface RepairJob extends Required<WriteOptions> {
  readonly ports: WriterPorts;
  /** The original, never changed. */
  readonly bytes: Uint8Array;
  /** How the original is called; a raw file's name goes into the DNG. */
  readonly path: string;
  readonly frame: Frame;
  /** All inside the frame and within the range of its samples. */
  readonly patches: readonly Patch[];
  /** Stops the repair. */
  readonly signal: AbortSignal;
  /** Whose threads are there for what takes long. */
  readonly platform: Platform;
  /** Whether a thread for the file is not worth its start. */
  readonly isAlone: boolean;
}

/** What a user may choose. */
export interface WriteOptions {
  /** How the samples of a new DNG are stored: a third to two thirds of their size, or as they are. @default 'lossless-jpeg' */
  readonly compression?: DngOptions['compression'];
  /**
   * Encode JPEGs anew as a whole, instead of changing the blocks alone that show a defect; also those whose blocks cannot be
   * changed: of arithmetic coding, or with something behind the picture that has to stay where it is.
   * @default false
   */
  readonly reencode?: boolean;
  /** What becomes of the thumbnail in the Exif data of a JPEG, in which a defect is hardly seen. @default 'keep' */
  readonly thumbnail?: 'keep' | 'repair';
}

/** Writes a repaired copy in one kind of file. @throws {HotpixError} `refused` where it cannot keep what it promises */
export type FileWriter = (job: RepairJob) => Promise<Written>;

/** What is only repaired by encoding it anew, on a host that cannot. */
export const withoutEncoder = (what: string): HotpixError =>
  refused(`Expected a host that encodes pictures, to repair a ${what}, got none. Give an \`encoder\` to \`fixer\`.`, {
    details: { what },
  });
