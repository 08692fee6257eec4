/** How defects become patches, and patches a repaired file. */
import type { Defect, Frame, Patch, Source } from './nouns.ts';
import type { Platform } from './platform.ts';

/** Turns defects into patches, or reconsiders the patches of the plugins before it. */
export type Fixer = (patches: readonly Patch[], context: FixContext) => readonly Patch[] | Promise<readonly Patch[]>;

export interface FixContext extends RepairContext {
  readonly frame: Frame;
  readonly defects: readonly Defect[];
}

export interface RepairContext {
  /** Stops the repair. */
  readonly signal: AbortSignal;
  readonly platform: Platform;
  /** Whether nothing else is to be done meanwhile, so that a thread for the photograph is not worth its start. @default false */
  readonly isAlone?: boolean;
}

/** Writes a repaired photograph in the form that suits the original. */
export interface Writer {
  /** Whether this writer serves such originals, judged by their first bytes (up to 64 KiB) and the frame. */
  match(head: Uint8Array, frame: Frame): boolean;
  write(job: WriteJob): Promise<Written | undefined>;
}

export interface WriteJob extends RepairContext {
  readonly source: Source;
  readonly frame: Frame;
  readonly patches: readonly Patch[];
}

export interface Written {
  readonly bytes: Uint8Array;
  /** With the dot: `.dng`. The caller makes the name. */
  readonly extension: string;
  /** What the photographer should know of this file: what could not be kept, and why. */
  readonly notes: readonly string[];
  /** Why the photographer may not want this file. @default [] */
  readonly warnings?: readonly WriteWarning[];
}

/** `coloursGuessed`: the file says other colours than the camera's, which nobody knows. */
export interface WriteWarning {
  readonly code: 'coloursGuessed';
  readonly message: string;
}
