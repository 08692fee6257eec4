/** How far a run is. */

export interface Progress {
  /** What is done with the files: their first bytes looked at, they are decoded and counted, crops are cut out of them, or defects followed. */
  readonly phase: 'looking' | 'counting' | 'cutting' | 'following';
  /** Files dealt with. */
  readonly done: number;
  readonly total: number;
  readonly path: string;
}

export type OnProgress = (progress: Progress) => void | Promise<void>;
