/** Lists as editors, spreadsheets and other systems leave them: read whole, or not at all. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intersect, type MappedDefect } from '../src/defect-map.ts';
import { DefectMapError } from '../src/errors.ts';
import { readDefectMap } from '../src/read-defect-map.ts';
import { writeDefectMap } from '../src/write-defect-map.ts';
import { GEOMETRY, mapOf, PICTURE, pixel, pixelsIn, read, toBytes } from './support/maps.ts';

const { active } = GEOMETRY;
const activePixels = fc
  .tuple(fc.nat(active.width - 1), fc.nat(active.height - 1))
  .map(([x, y]) => pixel(active.x + x, active.y + y));
const lists = fc.array(activePixels, { minLength: 1, maxLength: 12 });

const LINE_ENDS = ['\n', '\r\n', '\r'] as const;

interface Encoding {
  readonly form: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly hasMark: boolean;
}

const encodings: fc.Arbitrary<Encoding> = fc.record({
  form: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'),
  hasMark: fc.boolean(),
});

function encode(text: string, { form, hasMark }: Encoding): Uint8Array {
  const marked = (hasMark ? '\ufeff' : '') + text;
  if (form === 'utf-8') return toBytes(marked);
  const bytes = new Uint8Array(2 * marked.length);
  const view = new DataView(bytes.buffer);
  Array.from(marked, (letter, at) => view.setUint16(2 * at, letter.charCodeAt(0), form === 'utf-16le'));
  return bytes;
}

/** Each line with an end of its own, the last with one or none. */
const ended = (lines: readonly string[], ends: readonly string[], hasLast: boolean): string =>
  lines.map((line, at) => line + (at < lines.length - 1 || hasLast ? ends[at % ends.length] : '')).join('');

const ends = fc.array(fc.constantFrom(...LINE_ENDS), { minLength: 1, maxLength: 4 });

/** What is read of a list whose name tells nothing. */
const pixelsOf = (bytes: Uint8Array, geometry = GEOMETRY): string[] =>
  pixelsIn(readDefectMap(bytes, 'list', geometry).defects);

describe.each(['dcraw', 'rawtherapee', 'siril', 'pixinsight', 'jpegpixi', 'csv', 'json'] as const)(
  'a list in the format %s',
  (format) => {
    it('is read whole with any line ends, in any encoding', () => {
      fc.assert(
        fc.property(lists, ends, fc.boolean(), encodings, (defects, lineEnds, hasLast, encoding) => {
          const geometry = format === 'jpegpixi' ? PICTURE : GEOMETRY;
          const { bytes } = writeDefectMap(format, { ...geometry, defects });
          const lines = new TextDecoder().decode(bytes).trimEnd().split('\n');
          const pixels = pixelsOf(encode(ended(lines, lineEnds, hasLast), encoding), geometry);
          // Blocks of jpegpixi take in what lies between defects that touch.
          if (format === 'jpegpixi') expect(pixels).toEqual(expect.arrayContaining(pixelsIn(defects)));
          else expect(pixels).toEqual(pixelsIn(defects));
        }),
      );
    });
  },
);

describe('lines that lost their ends', () => {
  it.each([
    ['dcraw', '0 0 0 1 1 0 2 2 0'],
    ['dcraw', '0 0 1028350000 1 1 0'],
    ['rawtherapee', '0 0 1 1 2 2'],
    ['siril', 'P 0 0 H P 1 1 H'],
    ['siril', 'P 0 0 P 1 1'],
    ['pixinsight', 'Col 0 Col 1'],
    ['jpegpixi', '0,0 1,1'],
    ['csv', 'x,y 0,0 1,1'],
  ] as const)('are refused in the format %s: %s', (format, line) => {
    expect(() => read(`${line}\n`, format)).toThrow(/in line 1, got/);
  });

  it.each([
    ['dcraw', '0 0 0 seen 3 times'],
    ['dcraw', '0 0 0 2006-02-05'],
    ['rawtherapee', '0 0 1028350000'],
    ['rawtherapee', '0 0 hot'],
    ['siril', 'P 0 0 C'],
  ] as const)('are told from remarks in the format %s: %s', (format, line) => {
    expect(read(`${line}\n`, format)).toHaveLength(1);
  });
});

interface Dialect {
  readonly separator: ',' | ';' | '\t' | '|' | ' ';
  readonly quotes: boolean;
  readonly capitals: boolean;
  /** Name of a column that counts the rows. */
  readonly counter?: string;
  readonly swapped: boolean;
  readonly zeros: '' | '.0' | ',0' | '.000000';
  readonly tellsSeparator: boolean;
  readonly trailing: number;
}

const dialects: fc.Arbitrary<Dialect> = fc
  .record({
    separator: fc.constantFrom(',', ';', '\t', '|', ' '),
    quotes: fc.boolean(),
    capitals: fc.boolean(),
    counter: fc.constantFrom(undefined, '', '#', 'Index', 'id', 'No.'),
    swapped: fc.boolean(),
    zeros: fc.constantFrom('', '.0', ',0', '.000000'),
    tellsSeparator: fc.boolean(),
    trailing: fc.nat(2),
  })
  // Between spaces nothing can be empty; a comma must be quoted where it separates.
  .filter(
    ({ separator, counter, trailing }) => separator !== ' ' || (counter !== '' && counter !== '#' && trailing === 0),
  )
  .filter(({ separator, zeros, quotes }) => separator !== ',' || zeros !== ',0' || quotes);

function table(defects: readonly MappedDefect[], dialect: Dialect): string[] {
  const { separator, quotes, capitals, counter, swapped, zeros, tellsSeparator, trailing } = dialect;
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => (quotes ? `"${cell}"` : cell)).join(separator) + separator.repeat(trailing);
  const row = (first: string, x: string, y: string): string =>
    line([...(counter === undefined ? [] : [first]), ...(swapped ? [y, x] : [x, y])]);
  return [
    ...(tellsSeparator ? [`sep=${separator}`] : []),
    row(counter ?? '', capitals ? 'X' : 'x', capitals ? 'Y' : 'y'),
    ...defects.map(({ x, y }, at) => row(String(at), `${x}${zeros}`, `${y}${zeros}`)),
  ];
}

describe('a table of a spreadsheet', () => {
  it('is read whole, whatever separates, quotes and counts its cells', () => {
    fc.assert(
      fc.property(lists, dialects, ends, encodings, (defects, dialect, lineEnds, encoding) => {
        const text = ended(table(defects, dialect), lineEnds, true);
        expect(pixelsOf(encode(text, encoding))).toEqual(pixelsIn(defects));
        expect(readDefectMap(encode(text, encoding), 'list', GEOMETRY).defects).toHaveLength(defects.length);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['kinds in capitals', 'X;Y;Kind\r\n5;4;HOT\r\n', [pixel(5, 4, { kind: 'hot' })]],
    ['rows without anything', 'x,y\n5,4\n,\n\n6,4\n', [pixel(5, 4), pixel(6, 4)]],
    ['its header as a comment', '# y,x\n4,5\n', [pixel(5, 4)]],
    ['comments', '# of my camera\nx,y\n5,4 # seen in May\n', [pixel(5, 4)]],
  ])('is read with %s', (_, text, expected) => {
    expect(readDefectMap(toBytes(text), 'list', GEOMETRY).defects).toEqual(expected);
  });

  it.each([
    ['other names', 'Column;Row\n5;4\n', "in line 1, got 'Column;Row'."],
    ['a column that nobody knows', 'X\tY\tRadius\n5\t4\t2\n', "in line 1, got 'X Y Radius'."],
    ['two of a name', 'x,y,X\n5,4,5\n', "in line 1, got 'x,y,X'."],
    ['a fraction with a comma', 'x;y\n5,5;4\n', "Expected a whole number for x in line 2, got '5,5'."],
    ['what may be thousands', 'x;y\n1.000;4\n', "Expected a whole number for x in line 2, got '1.000'."],
    ['a comma that separates and divides', 'x,y\n5,0,4,0\n', 'Expected 2 cells in line 2, got 4.'],
    ['quotes that do not close', 'x,y\n"5,4\n', `Expected quotes around whole cells in line 2, got '"5,4'.`],
  ])('is refused with %s, and what was found is named', (_, text, message) => {
    expect(() => readDefectMap(toBytes(text), 'list', GEOMETRY)).toThrow(message);
  });
});

describe('a list that lost some of its bytes, or got others', () => {
  it('has as many pixels as lines, or is refused', () => {
    const changes = fc.array(fc.tuple(fc.nat(200), fc.constantFrom(0, 9, 10, 13, 32, 35, 44, 48, 59)), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(lists, fc.constantFrom('dcraw', 'rawtherapee', 'csv'), changes, (defects, format, edits) => {
        const bytes = writeDefectMap(format, mapOf(...defects)).bytes.slice();
        for (const [at, byte] of edits) bytes[at % bytes.length] = byte;
        try {
          const found = readDefectMap(bytes, 'list', GEOMETRY, format).defects;
          const lines = new TextDecoder().decode(bytes).split(/\r\n|[\n\r]/);
          const entries = lines.filter((line) => /^[^#]*\d/.test(line) && !/^[\s"]*sep=/i.test(line));
          // A number alone in RawTherapee's first line is added to the others.
          const isOffset = format === 'rawtherapee' && /^\s*[+-]?\d+\s*(#|$)/.test(lines[0]);
          expect(found).toHaveLength(entries.length - (isOffset ? 1 : 0));
          expect(found.every((defect) => intersect(defect, { x: 0, y: 0, ...GEOMETRY }))).toBe(true);
        } catch (error) {
          if (!(error instanceof DefectMapError)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

const CASES = new URL('../../../../shared/data/cases/', import.meta.url);
const FRAME = { width: 240, height: 180, active: { x: 16, y: 10, width: 216, height: 162 } };

describe.skipIf(!existsSync(CASES))('real lists of ../shared/data/cases', () => {
  const readCase = (path: string) => readDefectMap(readFileSync(new URL(path, CASES)), path, FRAME).defects;

  it('with CR alone are read as with LF', () => {
    expect(readCase('badpixels-cr/cr.badpixels')).toHaveLength(3);
    expect(readCase('badpixels-cr/cr.badpixels')).toEqual(readCase('badpixels-cr/lf.badpixels'));
    expect(() => readCase('badpixels-cr/one-line.badpixels')).toThrow('Expected one entry in line 1');
  });

  it.each(['csv-of-spreadsheets/excel.csv', 'csv-of-spreadsheets/c_tab.csv'])(
    'of a spreadsheet are read: %s',
    (path) => {
      expect(readCase(path)).toHaveLength(4);
    },
  );
});
