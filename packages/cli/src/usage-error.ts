/** Every code that an error of the command line can have; `docs/errors.md` says what each means and what to do. */
export type UsageCode =
  | 'backupExists'
  | 'badOption'
  | 'badPlugin'
  | 'changedMeanwhile'
  | 'configExists'
  | 'emptyBaseline'
  | 'foreignConfig'
  | 'groupToPipe'
  | 'listOfOtherFiles'
  | 'locked'
  | 'mapOfOtherCamera'
  | 'mapOfOtherKind'
  | 'mapWithoutVerdict'
  | 'missingArgument'
  | 'noDark'
  | 'noFiles'
  | 'noMap'
  | 'noResult'
  | 'noRoom'
  | 'noSuchCamera'
  | 'notAFile'
  | 'notAMap'
  | 'notComparable'
  | 'notEachCamera'
  | 'nothingCounted'
  | 'nothingMatches'
  | 'nothingToFollow'
  | 'nothingToRepairBy'
  | 'notInPlace'
  | 'notKept'
  | 'notServed'
  | 'notThere'
  | 'notWritable'
  | 'otherBaseline'
  | 'overDevice'
  | 'overFolder'
  | 'overInput'
  | 'overOriginals'
  | 'readOnly'
  | 'sameInput'
  | 'sameOutput'
  | 'stopped'
  | 'twoPlaces'
  | 'unknownOption'
  | 'unknownReporter'
  | 'unreadableConfig'
  | 'weakToken'
  | 'wouldOverwrite'
  | 'wrongFile';

/** A mistake in arguments, config or the state of the disk that the user can mend. The process ends with code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: UsageCode;

  /** Lines of a file around the place of a mistake. */
  readonly frame: readonly string[];

  constructor(
    code: UsageCode,
    message: string,
    { frame = [], ...options }: ErrorOptions & { readonly frame?: readonly string[] } = {},
  ) {
    super(message, options);
    this.code = code;
    this.frame = frame;
  }
}
