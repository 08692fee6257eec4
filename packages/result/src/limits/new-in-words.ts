/** Which defects a limit on new ones is about, in words. */
import { changesSince } from '../baseline.ts';
import { inDn, whole } from '../numbers.ts';
import type { Defect, LimitRow, Result } from '../schema.ts';
import { isUnknown } from './amounts.ts';
import { parseLimitName } from './question.ts';
import { isMeasured, nameOfDefect } from '../told.ts';
import { qualified } from './select.ts';

/**
 * `New: hot at 948, 407 (+1,754 DN); dead at 7, 9 (-212 DN); and 5 more.`, the strongest first, of a limit on new defects that is
 * exceeded; empty of any other, and where the Result does not tell which are meant.
 * @param top most of them that are named
 */
export function newInWords(result: Result, { name, exceeded }: LimitRow, top: number): string {
  const question = parseLimitName(name);
  if (!exceeded || question?.measure !== 'new') return '';
  const appeared = changesSince(result)?.new ?? result.defects;
  const meant = qualified(question, appeared, result, undefined);
  if (isUnknown(meant) || meant.length === 0) return '';
  const strongest = [...meant].sort((a, b) => Math.abs(b.amplitude) - Math.abs(a.amplitude));
  const places = strongest.slice(0, top).map((defect) => placeInWords(defect, result));
  const rest = meant.length - places.length;
  return `New: ${[...places, ...(rest > 0 ? [`and ${whole(rest)} more`] : [])].join('; ')}.`;
}

/** A list of places tells no amplitudes, and kinds at times. */
function placeInWords(defect: Defect, { sections }: Result): string {
  const { x, y, amplitude } = defect;
  const place = `${nameOfDefect(defect, sections)} at ${x}, ${y}`;
  return isMeasured(defect) ? `${place} (${amplitude > 0 ? '+' : ''}${inDn(amplitude)} DN)` : place;
}
