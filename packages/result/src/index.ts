/** The public door of @hotpix/result. */
export { againstBaseline, againstHistory, changesSince, standingsOf, type Standing } from './baseline.ts';
export { bestFirst } from './best-first.ts';
export { cameraIdentity, cameraName, describeCamera, nameWithSerial } from './camera.ts';
export { cameraSchema } from './camera-schema.ts';
export { describeCameras, kindOfFiles } from './camera-names.ts';
export { canonical, inOrder } from './canonical.ts';
export { coverageOf, nextToTake, type Coverage } from './coverage.ts';
export { changedFirst, changeInWords, courseInWords, coursesInWords, sinceOf, withCourses } from './course.ts';
export { changesOf, parseChanges, type Changes } from './changes.ts';
export { toCsv } from './csv.ts';
export { defectSchema } from './defect-schema.ts';
export { accept, decisionsOn, NO_DECISIONS } from './decisions/accept.ts';
export { defectOf, hasExpired, knownBy, type Decided, type Known } from './decisions/known.ts';
export { looksLikeDecisions, parseDecisions, writeDecisions } from './decisions/parse.ts';
export type { CameraDecisions, Decision, Decisions, Site } from './decisions/schema.ts';
export { about, count, loose, maybe, strict, type Immutable, type ObjectOf } from './define.ts';
export type { ErrorCode, InsufficientCode, RefusalCode, SetAsideCode } from './error-codes.ts';
export { hasFailed, isSetAside } from './file-rows.ts';
export { HotpixError, isHotpixError, messageOf, type ErrorDetails } from './hotpix-error.ts';
export { whatIsWrong } from './issues.ts';
export { applyLimits, type LimitContext, type Limits } from './limits/limits.ts';
export { isLine, lengthOf, placeOf } from './lines.ts';
export {
  compareDefects,
  matchDefects,
  newDefects,
  strongestChangesFirst,
  type DefectChanges,
  type DefectMatch,
  type DefectPair,
} from './match-defects.ts';
export { DEFECT_KINDS } from './kinds.ts';
export { LIMIT_NAMES } from './limits/names.ts';
export { newInWords } from './limits/new-in-words.ts';
export { limitSetInWords, limitSetOf, limitsOf, standingOf, type LimitStanding } from './limits/standing.ts';
export { LIMIT_SETS, type LimitSet, type LimitSetName } from './limits/sets.ts';
export {
  BASELINE_CHECK,
  countOutcomes,
  HISTORY_CHECK,
  isGood,
  isLack,
  outcomeInWords,
  outcomeOf,
  worstFirst,
  type Outcome,
} from './outcome.ts';
export { looksLikeResult, parseResult, parseResults, resultJsonSchema } from './parse.ts';
export { exposureTime } from './exposure-time.ts';
export { decimal, inDn, percent, probability, signed, significant, upTo, whole } from './numbers.ts';
export { explainParticulars, particulars, PARTICULARS_MEANING } from './particulars.ts';
export { boxAround, contains, enclosing, grow, intersection, overlaps } from './rectangles.ts';
export { checksOfRefused, forcedAgainst, withoutForce } from './refused.ts';
export { findOfSameCamera, isOfSameCamera } from './same-camera.ts';
export { artefactSchema, captureSchema, checkSchema, fileRowSchema, frameSchema, SCHEMA_VERSION } from './schema.ts';
export type {
  Artefact,
  Baseline,
  Camera,
  CaptureMode,
  Check,
  Course,
  Crop,
  Defect,
  DefectKind,
  FileRow,
  FrameFacts,
  LimitRow,
  Photograph,
  Rectangle,
  Result,
  Timeline,
} from './schema.ts';
export { slugify } from './slug.ts';
export { severityInWords, severityOf, type Severity } from './severity.ts';
export type { Emva1288 } from './sections/emva1288.ts';
export type { Evidence } from './sections/evidence.ts';
export type { MapSection } from './sections/map.ts';
export type { ScenesSection } from './sections/scenes.ts';
export { sectionsSchema, type Sections } from './sections/sections.ts';
export type { RankedSample, VarianceSection } from './sections/variance.ts';
export { isMeasured, nameOfDefect } from './told.ts';
export { leastSure, unsureInWords } from './unsure.ts';
export { isListing, verdictOf, type Verdict } from './verdict.ts';
export {
  baselineInWords,
  changesInWords,
  decisionsInWords,
  exceededLimits,
  forceInWords,
  GROWTH,
  limitInWords,
  limitsInWords,
  LISTING,
  photographOf,
  plural,
  seenIn,
  sentenceCase,
} from './words.ts';
export { expectedOf, showingInWords, showingOf, withShowing, type Conditions, type Showing } from './will-show.ts';
