/** The public door of @hotpix/core. */
export { emva1288 } from './emva1288/plugin.ts';
export { HotpixError, isHotpixError, messageOf, refused, tooLarge } from './errors.ts';
export type {
  AccumulateContext,
  Accumulator,
  DarkSet,
  DecodeContext,
  Decoded,
  Decoder,
  Findings,
  FixContext,
  Fixer,
  HookName,
  Hooks,
  Plugin,
  RankContext,
  Ranker,
  Report,
  ReportContext,
  Reporter,
  WriteJob,
  Writer,
  Written,
} from './hooks.ts';
export { createHotpix, type Hotpix, type ScanOptions } from './hotpix.ts';
export type { EvidenceOptions, KernelOptions, Thread, Threads } from './kernels/options.ts';
export { DEFECT_KINDS } from './nouns.ts';
export type {
  Camera,
  Capture,
  Crop,
  Defect,
  DefectKind,
  Frame,
  FrameShape,
  Patch,
  Plane,
  Planes,
  Rectangle,
  Rows,
  SensorColour,
  Source,
} from './nouns.ts';
export type { ConcludeOptions } from './pipeline/conclude.ts';
export type { DecodeOptions } from './pipeline/decode.ts';
export type { ExamineOptions } from './pipeline/examine.ts';
export { applyPatches } from './pipeline/fix.ts';
export type { GatherOptions, Progress } from './pipeline/gather.ts';
export { evidence } from './ranking/evidence.ts';
export { variance } from './ranking/variance.ts';
export { jsonReporter } from './reporters/json.ts';
export { cameraName, describeCamera } from './result/describe-camera.ts';
export { applyLimits, LIMIT_NAMES, type Limits } from './result/limits.ts';
export { newDefects } from './result/new-defects.ts';
export { parseResult, parseResults, resultJsonSchema } from './result/parse.ts';
export { forcedAgainst, withoutForce } from './result/refused.ts';
export { findOfSameCamera, isOfSameCamera } from './result/same-camera.ts';
export type { Emva1288 } from './result/emva1288-schema.ts';
export { SCHEMA_VERSION } from './result/schema.ts';
export type { CaptureMode, Check, Evidence, FileRow, LimitRow, RankedSample, Result } from './result/schema.ts';
export { decodeState, encodeState } from './state/codec.ts';
export { mergeStates, type CameraState, type State } from './state/state.ts';
export { moments } from './statistics/moments.ts';
export { Neighbourhood, type Offset } from './statistics/neighbours.ts';
export { estimateNoise, type NoiseModel } from './statistics/noise.ts';
export { isPicture } from './statistics/view.ts';
