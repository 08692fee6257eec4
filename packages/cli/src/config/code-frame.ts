/** Where in a text something is wrong: the lines around it, with a caret below the place. */

/** Both from 1, as editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

const BEFORE = 2;
const AFTER = 1;
/** Characters of a line that are shown, for some lines have no end. */
const WIDTH = 100;

export function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

export function codeFrame(text: string, { line, column }: Place): string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const [from, to] = [Math.max(1, line - BEFORE), Math.min(lines.length, line + AFTER)];
  const skipped = Math.max(0, column - 1 - WIDTH / 2);
  const gutter = String(to).length;
  return lines.slice(from - 1, to).flatMap((own, i) => {
    const number = String(from + i).padStart(gutter);
    const shown = own.slice(skipped, skipped + WIDTH).replaceAll('\t', ' ');
    const isIt = from + i === line;
    const row = `${isIt ? '>' : ' '} ${number} | ${shown}`.trimEnd();
    return isIt ? [row, `  ${' '.repeat(gutter)} | ${' '.repeat(column - 1 - skipped)}^`] : [row];
  });
}
