/** Tables in text: RFC 4180, and what spreadsheets and data frames make of it. */

/** What a header may name. */
export const COLUMNS = ['x', 'y', 'width', 'height', 'kind', 'channel'] as const;

export type Column = (typeof COLUMNS)[number];

/** Figures of a defect that people keep beside its place, which they say nothing of. */
const FIGURES: ReadonlySet<string> = new Set(['rank', 'amplitude', 'rate', 'frames', 'score', 'confidence', 'level']);

/**
 * What a list calls otherwise in the table of a Result, whose x and y are of the one pixel in the extent that stands for it. All else in a table that has
 * these are figures, by whatever name.
 */
const EXTENT: Readonly<Record<string, Column | undefined>> = {
  extent_x: 'x',
  extent_y: 'y',
  extent_width: 'width',
  extent_height: 'height',
};

/** The last stands for any white space. */
const SEPARATORS = [';', '\t', '|', ',', ' '] as const;

export type Separator = (typeof SEPARATORS)[number];

/** Names of a column that counts the rows, and of an empty one. */
const COUNTING: ReadonlySet<string> = new Set([
  '',
  '#',
  'id',
  'idx',
  'index',
  'n',
  'no',
  'no.',
  'nr',
  'nr.',
  'num',
  'number',
  'unnamed: 0',
]);

export interface Header {
  readonly separator: Separator;
  /** `undefined` for a column that says nothing. */
  readonly columns: readonly (Column | undefined)[];
}

/**
 * The separator and the columns of a line that names x and y, in capitals or not, in quotes or not, and nothing that is not known.
 * An extent goes before x and y.
 * It may stand behind a '#', unless only spaces divide it.
 */
export function readHeader(line: string): Header | undefined {
  for (const separator of SEPARATORS) {
    const names = cellsOf(line, separator)?.map((name) => name.toLowerCase());
    const isComment = names?.[0].startsWith('#');
    if (!names || (isComment && separator === ' ')) continue;
    if (isComment && names[0] !== '#') names[0] = names[0].slice(1).trim();
    const columns = columnsOf(names);
    if (columns) return { separator, columns };
  }
  return undefined;
}

/** `undefined` for names without a position, with one twice, or with one that nobody knows. */
function columnsOf(names: readonly string[]): Header['columns'] | undefined {
  const hasExtent = Object.keys(EXTENT).every((name) => names.includes(name));
  const columns = names.map((name) => {
    if (name === 'colour') return 'channel';
    if (hasExtent && name in EXTENT) return EXTENT[name];
    if (hasExtent && (name === 'x' || name === 'y')) return undefined;
    return isColumn(name) ? name : undefined;
  });
  const found = columns.filter((column) => column !== undefined);
  const isPlace = found.includes('x') && found.includes('y') && new Set(found).size === found.length;
  const isKnown = names.every(
    (name, i) => hasExtent || columns[i] !== undefined || isColumn(name) || FIGURES.has(name) || COUNTING.has(name),
  );
  return isPlace && isKnown ? columns : undefined;
}

/** Whether a line is of words between separators, so that it can only be a header, though perhaps one that nobody knows. */
export const looksLikeHeader = (line: string): boolean => /^[\s,;|]*["']?[\p{L}_][^,;\t|]*[,;\t|]/u.test(line);

/** A line by which a spreadsheet is told the separator; that of the header is taken. */
export const isSeparatorLine = (line: string): boolean => /^\s*"?sep=.?"?\s*$/i.test(line);

const isColumn = (name: string): name is Column => (COLUMNS as readonly string[]).includes(name);

/** The cells of a line, without quotes and white space around them; `undefined` where quotes do not close. */
export function cellsOf(line: string, separator: Separator): string[] | undefined {
  const text = separator === ' ' ? line.trim().replaceAll(/\s+/g, ' ') : line;
  const cells: string[] = [];
  for (let at = 0; at <= text.length;) {
    const quoted = QUOTED.exec(text.slice(at));
    const end = text.indexOf(separator, at + (quoted?.[0].length ?? 0));
    const to = end < 0 ? text.length : end;
    const rest = text.slice(at + (quoted?.[0].length ?? 0), to);
    if (rest.includes('"') || (quoted && rest.trim() !== '')) return undefined;
    cells.push((quoted ? quoted[1].replaceAll('""', '"') : rest).trim());
    at = to + 1;
  }
  return cells;
}

/** A cell in quotes, in which a quote is doubled. */
const QUOTED = /^ *"((?:[^"]|"")*)"/;
