/**
 * Blocks of jpegpixi 1.1: `[D:]x,y[,width[,height]]` a line, counted in the stored picture, not turned. Numbers may be
 * percentages of the picture's size; D is the direction of the interpolation, H across columns, V across rows, 2 in both.
 * Source: parse_struct_point_dimdir_s() and consolidate.c of jpegpixi 1.1.1.
 */
import { toStored } from '../area.ts';
import { cameraLine } from '../camera-name.ts';
import type { DefectMap, Kind, MappedDefect, Rectangle } from '../defect-map.ts';
import { cutAway, merge, takeIn } from '../disjoint.ts';
import { badList, cannotWrite } from '../errors.ts';
import { linesOf, quote, readLines, writeLines } from '../text-lines.ts';
import type { MapFormat } from './map-format.ts';

/** Each is compared with each. */
const MOST_BLOCKS = 5000;

const NUMBER = String.raw`\s*(\d+(?:\.\d*)?%|\.\d+%|\d+)\s*`;
const ENTRY = new RegExp(`^(?:([VvHh2])\\s*:)?${NUMBER}[,/;]${NUMBER}(?:[,/;]${NUMBER}(?:[,/;]${NUMBER})?)?$`);
const KIND_OF: Readonly<Record<string, Kind>> = { H: 'column', V: 'row' };

function toPixels(number: string, size: number): number {
  return number.endsWith('%') ? Math.floor((Number(number.slice(0, -1)) / 100) * size) : Number(number);
}

function toDefect(entry: RegExpExecArray, { width, height }: Rectangle): MappedDefect {
  const [, direction = '2', x, y, across = '1', down] = entry;
  const kind = KIND_OF[direction.toUpperCase()];
  return {
    x: toPixels(x, width),
    y: toPixels(y, height),
    width: toPixels(across, width),
    height: down === undefined ? toPixels(across, width) : toPixels(down, height),
    ...(kind && { kind }),
  };
}

/**
 * jpegpixi leaves out a block that overlaps an earlier one, and where blocks touch it may lose both. So spots that touch become
 * one, which takes in what it touches of a line, and all that is left of lines keeps a pixel's distance.
 */
function blocksOf(defects: readonly MappedDefect[]): string[] {
  const ofKind = (kind: Kind) => merge(defects.filter((defect) => defect.kind === kind));
  const [columns, rows] = [ofKind('column'), ofKind('row')];
  const isSpot = ({ kind }: MappedDefect) => kind !== 'column' && kind !== 'row';
  const spots = merge(defects.filter(isSpot).map((spot) => [...columns, ...rows].reduce<Rectangle>(takeIn, spot)));
  const freeColumns = cutAway(columns, spots, MOST_BLOCKS);
  const freeRows = freeColumns && cutAway(rows, [...spots, ...freeColumns], MOST_BLOCKS);
  if (!freeRows) throw cannotWrite('jpegpixi', `at most ${MOST_BLOCKS} blocks`, 'more, where lines cross');
  const spec = (direction: string) => (block: Rectangle) =>
    `${direction}${block.x},${block.y},${block.width},${block.height}`;
  return [...freeColumns.map(spec('H:')), ...freeRows.map(spec('V:')), ...spots.map(spec(''))];
}

export const jpegpixi: MapFormat = {
  area: 'stored',
  read(bytes, { width, height }) {
    const frame = { x: 0, y: 0, width, height };
    const defects = readLines(linesOf(bytes), (text, where) => {
      const entry = ENTRY.exec(text);
      if (!entry)
        throw badList(where, "'x,y', 'x,y,size' or 'x,y,width,height', perhaps after 'V:' or 'H:'", quote(text));
      return toStored(toDefect(entry, frame), frame, where);
    });
    return { defects };
  },
  write(map) {
    assertPicture(map);
    const comment = `# ${cameraLine(map)}: x,y,width,height, from the top left of the stored picture`;
    return writeLines('jpegpixi', [comment], map.defects.slice(0, 1), () => blocksOf(map.defects));
  },
  fileName: () => 'defects-jpegpixi.txt',
};

function assertPicture({ width, height, active, defects }: DefectMap): void {
  if (active.width !== width || active.height !== height) {
    const came = `${active.width} x ${active.height} active ones of ${width} x ${height}`;
    throw cannotWrite('jpegpixi', 'the map of JPEG pictures, whose stored pixels are all active,', came);
  }
  if (defects.length > MOST_BLOCKS)
    throw cannotWrite('jpegpixi', `at most ${MOST_BLOCKS} defects`, `${defects.length}`);
}
