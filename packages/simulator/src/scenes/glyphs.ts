/** Something like letters: figures of 5 by 7 dots, one for each character, made up but always the same. */
import { stream } from '../random/random.ts';

const [COLUMNS, ROWS] = [5, 7];
/** Dots from one character to the next, and from one line to the next. */
export const PITCH = { x: COLUMNS + 1, y: ROWS + 4 } as const;

/** Whether the dot at that column and row of a character is inked. */
export function isInked(character: string, column: number, row: number): boolean {
  if (character === ' ' || column < 0 || row < 0 || column >= COLUMNS || row >= ROWS) return false;
  return dotsOf(character)[row * COLUMNS + column] === 1;
}

const known = new Map<string, Uint8Array>();

/** Strokes through the box: two or three bars down, two or three across. */
function dotsOf(character: string): Uint8Array {
  const dots = known.get(character);
  if (dots) return dots;
  const made = new Uint8Array(COLUMNS * ROWS);
  const random = stream(5, 'glyph', character);
  for (const column of [random.integer(0, 2), random.integer(2, COLUMNS)]) {
    const [from, to] = [random.integer(0, 3), random.integer(4, ROWS + 1)];
    for (let row = from; row < to; row++) made[row * COLUMNS + column] = 1;
  }
  for (const row of [random.integer(0, 2), random.integer(2, 5), random.integer(5, ROWS)]) {
    const [from, to] = [random.integer(0, 3), random.integer(3, COLUMNS + 1)];
    for (let column = from; column < to; column++) made[row * COLUMNS + column] = 1;
  }
  known.set(character, made);
  return made;
}
