/** Lists of one entry per line. */
import { MOST_DEFECTS, type MappedDefect } from './defect-map.ts';
import { badList, cannotWrite } from './errors.ts';
import { toUtf8 } from './text.ts';

/** Bytes of a line; dcraw reads 127 of them, RawTherapee 255. */
const LONGEST_LINE = 1000;
const [LINE_FEED, CARRIAGE_RETURN] = [10, 13];

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * All lines of a text, as they are. They end with LF, CR or both, also where these are mixed.
 * @throws {DefectMapError} `badList` for a line that no list has
 */
export function* rawLinesOf(bytes: Uint8Array): Generator<Line> {
  const text = toUtf8(bytes);
  const decoder = new TextDecoder();
  let number = 0;
  for (let from = 0; from < text.length;) {
    let to = from;
    while (to < text.length && text[to] !== LINE_FEED && text[to] !== CARRIAGE_RETURN) to++;
    number++;
    if (to - from > LONGEST_LINE) {
      throw badList(`line ${number}`, `at most ${LONGEST_LINE} bytes`, `${to - from}: this is no list of pixels`);
    }
    yield { number, text: decoder.decode(text.subarray(from, to)) };
    from = text[to] === CARRIAGE_RETURN && text[to + 1] === LINE_FEED ? to + 2 : to + 1;
  }
}

/**
 * The lines with anything in them but comments, which begin with '#' and end with the line; without white space around them.
 * @throws {DefectMapError} `badList` for a line that no list has
 */
export function* linesOf(bytes: Uint8Array): Generator<Line> {
  for (const { number, text } of rawLinesOf(bytes)) {
    const entry = withoutComment(text).trim();
    if (entry !== '') yield { number, text: entry };
  }
}

export const withoutComment = (text: string): string => text.split('#', 1)[0];

/**
 * Every line turned into a defect.
 * @throws {DefectMapError} of `read`, and `badList` for too many
 */
export function readLines(
  lines: Iterable<Line>,
  read: (text: string, where: string) => MappedDefect | undefined,
): MappedDefect[] {
  const defects: MappedDefect[] = [];
  for (const { number, text } of lines) {
    const defect = read(text, `line ${number}`);
    if (defect) defects.push(defect);
    if (defects.length > MOST_DEFECTS) throw badList(`line ${number}`, `at most ${MOST_DEFECTS} entries`, 'more');
  }
  return defects;
}

/**
 * Refuses what follows an entry in its line where it could be another one, which programs pass over like a remark.
 * @throws {DefectMapError} `badList`
 */
export function assertRemark(remark: string, where: string): void {
  const words = remark.trim();
  const areNumbers = words !== '' && words.split(/\s+/).every((word) => /^[+-]?\d+$/.test(word));
  if (areNumbers) throw badList(where, 'one entry', `another behind it, ${quote(words)}`);
}

/** Text out of a file, fit for an error message. */
export function quote(text: string): string {
  const shown = text.replaceAll('\t', ' ').replaceAll(/[^\x20-\x7e]/g, '?');
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
