/** The public door of @hotpix/history, for Node: the stores, and all of the pure part. */
export type {
  Added,
  AddOptions,
  CameraEntry,
  DatedTransition,
  History,
  ScanEntry,
  Unreadable,
} from './node/history.ts';
export { cameraKey } from './node/camera-key.ts';
export { isDatabase, openHistory, type OpenOptions } from './node/open-history.ts';
export * from './pure.ts';
