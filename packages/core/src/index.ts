/** The public door of @hotpix/core. */
export { fromBase64, toBase64 } from './base64.ts';
export { badState, refused, tooLarge, tooLittleMemory } from './errors.ts';
export type {
  AccumulateContext,
  Accumulator,
  AddContext,
  DecodeContext,
  Decoded,
  Decoder,
  Findings,
  GatheredSet,
  HookName,
  Hooks,
  MeasureContext,
  Measurer,
  Plugin,
  PrepareContext,
  RankContext,
  Ranker,
  Reason,
  Report,
  ReportContext,
  Reporter,
} from './hooks.ts';
export type { FixContext, Fixer, RepairContext, WriteJob, Writer, WriteWarning, Written } from './repairing.ts';
export { rowsOf, withSamples } from './frame.ts';
export { createHotpix, type Hotpix, type HotpixOptions, type ScanOptions } from './hotpix.ts';
export { PLANE_TYPES } from './nouns.ts';
export type {
  Capture,
  Component,
  Components,
  Frame,
  FrameShape,
  Identity,
  Json,
  Merge,
  Patch,
  Plane,
  Planes,
  PlaneSpec,
  PlaneSpecs,
  Rows,
  SensorColour,
  Source,
} from './nouns.ts';
export type { ConcludeOptions } from './pipeline/conclude.ts';
export type { DecodeOptions } from './pipeline/decode.ts';
export { countExamined, MOST_EXAMINED, type ExamineOptions } from './pipeline/examine/examine.ts';
export { applyPatches } from './pipeline/fix.ts';
export type { GatherOptions } from './pipeline/gather.ts';
export type { Progress } from './pipeline/progress.ts';
export type { ShardOptions } from './pipeline/shard.ts';
export type { MergeOptions } from './pipeline/merge.ts';
export type { Look, RevisitOptions, Visit } from './pipeline/revisit.ts';
export { webPlatform, type Platform, type Thread, type ThreadScope } from './platform.ts';
export type { Answered, Program, TaskScope } from './threads/protocol.ts';
export { ThreadPool, type RunOptions, type ThreadOfPool } from './threads/thread-pool.ts';
export { jsonReporter } from './reporters/json.ts';
export { cameraBytes } from './state/camera-bytes.ts';
export { mergeStates } from './state/merge.ts';
export { mergeOutlines, type CameraOutline, type MergedOutline, type Outline } from './state/outline.ts';
export {
  joinPart,
  packOutline,
  packPart,
  partsOf,
  partAt,
  unpackOutline,
  unpackPart,
  type StatePart,
} from './state/parts.ts';
export { createPlanes } from './state/planes.ts';
export { blankState, decodeState, StateReader, type StoredBytes } from './state/read-state.ts';
export { assembled, type Shard } from './state/shards.ts';
export { shapeOf, type CameraState, type CountedRow, type State } from './state/state.ts';
export { encodeState, mergeStored, writeState } from './state/write-state.ts';
// What plugins speak of, so that their authors need one package.
export {
  boxAround,
  contains,
  enclosing,
  grow,
  HotpixError,
  intersection,
  isHotpixError,
  messageOf,
  overlaps,
  sinceOf,
  toCsv,
} from '@hotpix/result';
export type {
  Artefact,
  Camera,
  CaptureMode,
  Check,
  Course,
  Crop,
  Defect,
  DefectKind,
  FileRow,
  Rectangle,
  Result,
  Sections,
  Timeline,
} from '@hotpix/result';
