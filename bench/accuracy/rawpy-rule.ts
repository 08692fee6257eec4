/** The rule of `rawpy.enhance.find_bad_pixels` (github.com/letmaik/rawpy), restated: what hotpix is measured against. */
import type { Frame, Planes, Plugin, Rows } from '@hotpix/core';

/** Least threshold, and the part of the brightest sample that is one, in DN. */
const LEAST = 20;
const PART = 150;
/** Share of the frames in which a bad pixel must stand out. */
const CONFIRMED = 0.9;
/** The median of the nine lies beyond a bound when so many of them do. */
const MAJORITY = 5;

interface Counts extends Planes {
  /** Frames in which a stored pixel stood out. */
  readonly frames: Uint16Array;
}

/**
 * A pixel is bad when |sample − median of its 3x3| > max(brightest sample / 150, 20) in at least 90 % of the frames. The 3x3
 * are those of its own plane of the 2x2 mosaic, where two greens are two planes; the border repeats the outermost.
 * Its list says nothing of kind or amplitude. For 2x2 mosaics only.
 */
export function rawpyRule(): Plugin {
  return {
    name: 'rawpy',
    accumulate: {
      version: 1,
      planes: ({ width, height }) => ({ frames: { type: 'Uint16Array', length: width * height, merge: 'sum' } }),
      capacity: () => 65_535,
      prepare: (frame: Frame) => Math.max(brightest(frame) / PART, LEAST),
      add: (planes, frames, rows, thresholds) =>
        frames.forEach((frame, i) => countOutstanding(planes as Counts, frame, rows, thresholds[i] as number)),
    },
    rank(findings, { shape: { width, mosaic }, files, planes }) {
      const { frames } = planes('rawpy') as Counts;
      const bad = [...frames.keys()].filter((i) => frames[i] > 0 && frames[i] >= CONFIRMED * files.length);
      const defects = bad.map((i) => {
        const [x, y] = [i % width, Math.floor(i / width)];
        const rate = frames[i] / files.length;
        const colour = mosaic && { colour: mosaic[y % 2][x % 2] };
        const told = { rate, frames: files.length, score: frames[i], confidence: rate };
        return { x, y, ...colour, kind: 'hot' as const, amplitude: 0, ...told, extent: { x, y, width: 1, height: 1 } };
      });
      return { ...findings, defects: [...findings.defects, ...defects] };
    },
  };
}

function brightest({ samples, width, active }: Frame): number {
  let most = 0;
  for (let y = active.y; y < active.y + active.height; y++) {
    const start = y * width + active.x;
    for (let i = start; i < start + active.width; i++) if (samples[i] > most) most = samples[i];
  }
  return most;
}

function countOutstanding({ frames }: Counts, frame: Frame, { from, to }: Rows, threshold: number): void {
  const { samples, width, active } = frame;
  const [right, bottom] = [active.x + active.width, active.y + active.height];
  for (let y = Math.max(from, active.y); y < Math.min(to, bottom); y++) {
    const above = (y - 2 >= active.y ? y - 2 : y) * width;
    const below = (y + 2 < bottom ? y + 2 : y) * width;
    const rows = [above, y * width, below];
    for (let x = active.x; x < right; x++) {
      const columns = [x - 2 >= active.x ? x - 2 : x, x, x + 2 < right ? x + 2 : x];
      if (standsOut(samples, rows, columns, samples[y * width + x], threshold)) frames[y * width + x]++;
    }
  }
}

function standsOut(
  samples: Frame['samples'],
  rows: readonly number[],
  columns: readonly number[],
  sample: number,
  threshold: number,
): boolean {
  const [low, high] = [sample - threshold, sample + threshold];
  let [lower, higher] = [0, 0];
  for (let j = 0; j < 3; j++) {
    for (let i = 0; i < 3; i++) {
      const value = samples[rows[j] + columns[i]];
      if (value < low) lower++;
      else if (value > high) higher++;
    }
  }
  return lower >= MAJORITY || higher >= MAJORITY;
}
