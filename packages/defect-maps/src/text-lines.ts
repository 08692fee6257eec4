/** Lists of one entry a line. */
import { MOST_DEFECTS, type MappedDefect } from './defect-map.ts';
import { badList, cannotWrite } from './errors.ts';

/** Bytes of a line; dcraw reads 127 of them, RawTherapee 255. */
const LONGEST_LINE = 1000;
const LINE_FEED = 10;

interface Line {
  /** From 1. */
  readonly number: number;
  /** Without white space around it. */
  readonly text: string;
}

/**
 * The lines of a text with anything in them but comments, which begin with '#' and end with the line.
 * @throws {DefectMapError} `badList` for a line that no list has
 */
export function* linesOf(bytes: Uint8Array): Generator<Line> {
  const decoder = new TextDecoder();
  let number = 0;
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(LINE_FEED, from);
    const to = found < 0 ? bytes.length : found;
    number++;
    if (to - from > LONGEST_LINE) {
      throw badList(`line ${number}`, `at most ${LONGEST_LINE} bytes`, `${to - from}: this is no list of pixels`);
    }
    const text = decoder.decode(bytes.subarray(from, to)).split('#', 1)[0].trim();
    if (text !== '') yield { number, text };
    from = to + 1;
  }
}

/**
 * Every line turned into defects.
 * @throws {DefectMapError} of `read`, and `badList` for too many
 */
export function readLines(
  bytes: Uint8Array,
  read: (text: string, where: string) => MappedDefect | undefined,
): MappedDefect[] {
  const defects: MappedDefect[] = [];
  for (const { number, text } of linesOf(bytes)) {
    const defect = read(text, `line ${number}`);
    if (defect) defects.push(defect);
    if (defects.length > MOST_DEFECTS) throw badList(`line ${number}`, `at most ${MOST_DEFECTS} entries`, 'more');
  }
  return defects;
}

/** Text out of a file, fit for an error message. */
export function quote(text: string): string {
  const shown = text.replaceAll(/[^\x20-\x7e]/g, '?');
  return `'${shown.length > 60 ? `${shown.slice(0, 60)}...` : shown}'`;
}

/**
 * A text of some comments and the lines of every defect.
 * @throws {DefectMapError} of `linesFor`, and `cannotWrite` for more lines than a program would read
 */
export function writeLines(
  format: string,
  comments: readonly string[],
  defects: readonly MappedDefect[],
  linesFor: (defect: MappedDefect) => readonly string[],
): Uint8Array {
  const lines: string[] = [];
  for (const defect of defects) {
    for (const line of linesFor(defect)) lines.push(line);
    if (lines.length > MOST_DEFECTS) throw cannotWrite(format, `at most ${MOST_DEFECTS} lines`, 'more');
  }
  return new TextEncoder().encode([...comments, ...lines, ''].join('\n'));
}
