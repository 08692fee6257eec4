/** The black level of a maker's raw file as LibRaw has it when the samples are unpacked; before, it may not know it. */
import type { RawMosaic } from '../answer.ts';
import type { LibRawMetadata } from '../facts.ts';
import { readPentaxBlack } from './pentax-black.ts';
import type { BlackRule } from './trust.ts';

/** In DN. */
export type Blacks = Readonly<Partial<Record<BlackRule, number>>>;

/** Columns beside the active area that LibRaw leaves out. */
const EDGE = 2;
/** Smaller numbers are codes for patterns that do not fit 8 rows of 2. */
const LEAST_PATTERN = 1000;
const CHANNELS = 4;
/** Levels of Canon's notes are of so many bits; of fewer LibRaw may have made others. */
const CANON_BITS = 14;
/** Makers whose levels LibRaw knows when it opens a file. */
const STATED = /^(nikon|sony|hasselblad)$/i;

/**
 * The level by each rule that may hold, of which LibRaw alone knows which does: for Canon the mean of `masked` columns, or that of
 * `channels` in the maker note; what was `stated` for others.
 */
export function blacksOf(bytes: Uint8Array, metadata: LibRawMetadata, mosaic: RawMosaic): Blacks {
  const { camera_make: make, color_data: colour } = metadata;
  if (/^canon$/i.test(make)) {
    return present({ masked: maskedBlack(mosaic, metadata.filters), channels: channelBlack(metadata) });
  }
  if (STATED.test(make)) return { stated: colour.black };
  const levels = /^pentax$/i.test(make) ? readPentaxBlack(bytes) : undefined;
  return levels === undefined ? {} : { stated: colour.black + levels };
}

/** The one level that all of these rules give; `undefined` where they differ, or one gives none. */
export function blackBy(rules: readonly BlackRule[], blacks: Blacks): number | undefined {
  const levels = rules.map((rule) => blacks[rule]);
  return levels.every((level) => level === levels[0]) ? levels[0] : undefined;
}

function present(levels: Readonly<Record<string, number | undefined>>): Blacks {
  return Object.fromEntries(Object.entries(levels).filter(([, level]) => level !== undefined));
}

function channelBlack({ canon, color_data: colour }: LibRawMetadata): number | undefined {
  const isKnown = canon !== undefined && canon.AverageBlackLevel !== 0 && colour.raw_bps >= CANON_BITS;
  return isKnown ? Math.min(...canon.ChannelBlackLevel) : undefined;
}

/** The least of the whole means of filters, left and right of the active area; `undefined` where one has no samples there. */
function maskedBlack(mosaic: RawMosaic, filters: number): number | undefined {
  if (filters < LEAST_PATTERN) return undefined;
  const { samples, width, height, left, top, activeWidth, activeHeight } = mosaic;
  const [sums, counts] = [new Uint32Array(CHANNELS), new Uint32Array(CHANNELS)];
  const columns = [...span(EDGE, left - EDGE), ...span(left + activeWidth + EDGE, width)];
  let zeros = 0;
  for (let row = top; row < Math.min(top + activeHeight, height); row++) {
    for (const column of columns) {
      const filter = (filters >>> ((((row & 7) << 1) | (column & 1)) << 1)) & 3;
      const sample = samples[row * width + column];
      sums[filter] += sample;
      counts[filter]++;
      if (sample === 0) zeros++;
    }
  }
  if (zeros >= counts[0] || counts.includes(0)) return undefined;
  return Math.min(...Array.from(sums, (sum, filter) => Math.floor(sum / counts[filter])));
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
