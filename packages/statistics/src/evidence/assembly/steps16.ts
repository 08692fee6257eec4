/** Evidence of sites of up to 16 bits. */
import { fifth, fourth, second, seventh, sortNeighbours, sortNeighboursInTurns } from './order';
import { PIECE } from './step';
import { putDown, RING, weigh16 } from './weigh16';

/** Bytes of the offsets to the neighbours of a ring. */
const OFFSETS: usize = 32;

/**
 * Sites of which all have their neighbours at the same places.
 *
 * @param samples u16 of the first site
 * @param offsets eight i32 per ring, in bytes from a site to its neighbours
 * @param rings 1 or 2
 * @param variances for each ring `levels` f32, by level: in half DN squared, over what makes eighths of a standard deviation
 * @param levels entries of a table, a level being `DN >> shift`
 * @param ofSpread what the square of a spread weighs in that unit
 * @param unclipped greatest value of the second greatest neighbour at which a site counts, up to 65535
 * @param n sites, rounded up to a multiple of 8
 * @param steps i8 per site: z in eighths, from -48 to 48, or -128
 * @param twice i32 per site: residual against the last ring, in half DN, 0 where a site does not count
 * @param surroundings takes 4096 bytes per ring
 */
export function steps16(
  samples: usize,
  offsets: usize,
  rings: i32,
  variances: usize,
  levels: i32,
  shift: i32,
  ofSpread: f32,
  unclipped: i32,
  n: i32,
  steps: usize,
  twice: usize,
  surroundings: usize,
): void {
  for (let from = 0; from < n; from += PIECE) {
    const count = min(PIECE, n - from);
    compare(samples + (<usize>from << 1), offsets, rings, shift, unclipped, count, steps + from, surroundings);
    weigh16(rings, variances, levels, ofSpread, count, steps + from, twice + (<usize>from << 2), surroundings);
  }
}

/** @param counted takes -1 for sites that count, and 0 for others */
function compare(
  samples: usize,
  offsets: usize,
  rings: i32,
  shift: i32,
  unclipped: i32,
  n: i32,
  counted: usize,
  surroundings: usize,
): void {
  const limit = i16x8.splat(<i16>unclipped);
  for (let i = 0; i < n; i += 8) {
    const at = samples + (<usize>i << 1);
    const to = surroundings + (<usize>i << 3);
    const x = v128.load(at);
    sortNeighbours<u16>(at, offsets);
    putDown(to, x, second, fourth, fifth, seventh, shift);
    let greatest = seventh;
    if (rings == 2) {
      sortNeighbours<u16>(at, offsets + OFFSETS);
      putDown(to + RING, x, second, fourth, fifth, seventh, shift);
      greatest = i16x8.max_u(greatest, seventh);
    }
    const isCounted = i16x8.le_u(greatest, limit);
    v128.store64_lane(counted + i, i8x16.narrow_i16x8_s(isCounted, isCounted), 0);
  }
}

/**
 * The sites of a row of a mosaic of two columns, in which two kinds take turns, against one ring.
 *
 * @param samples u16 of the first site, which is of the first kind
 * @param offsets eight i32 per kind; everything else as above
 */
export function stepsInTurns16(
  samples: usize,
  offsets: usize,
  variances: usize,
  shift: i32,
  ofSpread: f32,
  unclipped: i32,
  n: i32,
  steps: usize,
  twice: usize,
  surroundings: usize,
): void {
  for (let from = 0; from < n; from += PIECE) {
    const count = min(PIECE, n - from);
    compareInTurns(samples + (<usize>from << 1), offsets, shift, unclipped, count, steps + from, surroundings);
    weigh16(1, variances, 0, ofSpread, count, steps + from, twice + (<usize>from << 2), surroundings);
  }
}

function compareInTurns(
  samples: usize,
  offsets: usize,
  shift: i32,
  unclipped: i32,
  n: i32,
  counted: usize,
  surroundings: usize,
): void {
  const limit = i16x8.splat(<i16>unclipped);
  for (let i = 0; i < n; i += 8) {
    const at = samples + (<usize>i << 1);
    sortNeighboursInTurns(at, offsets);
    putDown(surroundings + (<usize>i << 3), v128.load(at), second, fourth, fifth, seventh, shift);
    const isCounted = i16x8.le_u(seventh, limit);
    v128.store64_lane(counted + i, i8x16.narrow_i16x8_s(isCounted, isCounted), 0);
  }
}
