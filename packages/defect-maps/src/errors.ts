/** The errors of this package, one function each. */

/**
 * `badList`: the bytes are no list of that format, or a damaged one. `outside`: a position lies outside the frame.
 * `badGeometry`: the sizes contradict themselves. `cannotWrite`: the format has no words for the map.
 */
export type DefectMapErrorCode = 'badList' | 'outside' | 'badGeometry' | 'cannotWrite';

/** A list of bad pixels that cannot be read or written: what was expected, of what, what came, what to do. */
export class DefectMapError extends Error {
  override readonly name = 'DefectMapError';
  readonly code: DefectMapErrorCode;

  constructor(code: DefectMapErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** @param where what the complaint is about: `line 3`, `the header` */
export function badList(where: string, expected: string, came: string): DefectMapError {
  return new DefectMapError('badList', `Expected ${expected} in ${where}, got ${came}.`);
}

export function outside(where: string, expected: string, came: string): DefectMapError {
  return new DefectMapError(
    'outside',
    `Expected ${expected} in ${where}, got ${came}: the list is of another camera, or counts from another corner.`,
  );
}

export function badGeometry(expected: string, came: string): DefectMapError {
  return new DefectMapError('badGeometry', `Expected ${expected}, got ${came}.`);
}

export function cannotWrite(format: string, expected: string, came: string): DefectMapError {
  return new DefectMapError('cannotWrite', `Expected ${expected} for a list in the format '${format}', got ${came}.`);
}
