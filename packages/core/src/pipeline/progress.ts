/** How far a run is. */

export interface Progress {
  /** What is done with the files: their first bytes looked at, they are decoded and counted, or crops cut out of them. */
  readonly phase: 'looking' | 'counting' | 'cutting';
  /** Files dealt with. */
  readonly done: number;
  readonly total: number;
  readonly path: string;
}

export type OnProgress = (progress: Progress) => void | Promise<void>;
