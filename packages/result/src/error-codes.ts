/**
 * Every code that a HotpixError can have. Codes stay when messages change; `docs/errors.md` says what each means and what to do.
 * A decoder, fixer or writer of one's own says `refused`.
 */
export type ErrorCode =
  | 'aborted'
  | 'badAnswer'
  | 'badDecisions'
  | 'badFarm'
  | 'badFrame'
  | 'badHistory'
  | 'badPatch'
  | 'badPlace'
  | 'badPlugin'
  | 'badResult'
  | 'badState'
  | 'changedFile'
  | 'changedObject'
  | 'crashed'
  | 'digitalZoom'
  | 'duplicateName'
  | 'duplicatePath'
  | 'emptyFile'
  | 'frozen'
  | 'incompatibleStates'
  | 'longObject'
  | 'missingStatistics'
  | 'neverSettled'
  | 'noList'
  | 'noObject'
  | 'notAPhotograph'
  | 'notRepairable'
  | 'otherDark'
  | 'otherWorker'
  | 'panorama'
  | 'pluginFailed'
  | 'refused'
  | 'repaired'
  | 'tooLarge'
  | 'tooLittleMemory'
  | 'tooManyDefects'
  | 'tooManyFrames'
  | 'tookTooLong'
  | 'unknownKey'
  | 'unknownReporter'
  | 'unreachable'
  | 'unreadable';

/** Why a photograph that can be read is not counted: the `code` of a row of the Result that is set aside. */
export type SetAsideCode = 'copy' | 'digitalZoom' | 'notAPhotograph' | 'otherCamera' | 'panorama' | 'repaired';

/** Why nothing can be said: the `code` of a Result that is `insufficient`. */
export type InsufficientCode = 'blind' | 'noPhotographs' | 'tooFewPhotographs';

/**
 * Why a set must not be judged: the `code` of a Result that is `refused`, which is the name of the check that failed; `forced` is
 * that of a Result that is complete only because somebody asked for it by force.
 */
export type RefusalCode = 'artefacts' | 'captureMode' | 'forced' | 'independentScenes' | 'stillLights';
