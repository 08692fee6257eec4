/** The errors of this package, one function each. */
import { HotpixError } from './hotpix-error.ts';

/** A plugin's contribution to a Result that the schema does not know. */
export function badAnswer(came: string): HotpixError {
  return new HotpixError('badAnswer', `Expected a Result as its schema has it, got ${came}.`, { details: { came } });
}

export function badResult(came: string): HotpixError {
  return new HotpixError('badResult', `Expected a hotpix Result, got ${came}.`, { details: { came } });
}

export function badDecisions(came: string): HotpixError {
  return new HotpixError('badDecisions', `Expected decisions on defects, got ${came}.`, { details: { came } });
}

export function badChanges(came: string): HotpixError {
  return new HotpixError('badResult', `Expected the changes between two Results, got ${came}.`, { details: { came } });
}
