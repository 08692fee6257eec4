import type { Defect, Frame, Patch, Plugin } from '@hotpix/core';

/** Puts the median of the nearest samples of its colour, one to each side, in the place of a hot pixel. */
export function myFixer(): Plugin {
  return {
    name: 'my-fixer',
    version: '0.1.0',
    fix(patches, { frame, defects }) {
      const own = defects.filter(({ kind }) => kind === 'hot').flatMap((defect) => patchesOf(frame, defect));
      // A later plugin has the last word: where this one has a patch, those of the plugins before it go.
      const places = new Set(own.map(placeOf));
      return [...patches.filter((patch) => !places.has(placeOf(patch))), ...own];
    },
  };
}

const placeOf = ({ x, y, channel }: Patch): string => [x, y, channel].join();

function patchesOf(frame: Frame, { x, y }: Defect): Patch[] {
  return Array.from({ length: frame.channels }, (_, channel) => channel).flatMap((channel) => {
    const to = median(neighbours(frame, x, y, channel));
    return to === undefined ? [] : [{ x, y, channel, from: sampleAt(frame, x, y, channel), to, method: 'my-fixer' }];
  });
}

const SIDES = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;
/** Pixels to each side within which every mosaic repeats its colours. */
const REACH = 6;

function neighbours(frame: Frame, x: number, y: number, channel: number): number[] {
  return SIDES.flatMap(([right, down]) => {
    for (let step = 1; step <= REACH; step++) {
      const [atX, atY] = [x + step * right, y + step * down];
      if (!isLit(frame, atX, atY)) return [];
      if (filterAt(frame, atX, atY) === filterAt(frame, x, y)) return [sampleAt(frame, atX, atY, channel)];
    }
    return [];
  });
}

/** No light reaches the borders around the active area. */
function isLit({ active }: Frame, x: number, y: number): boolean {
  return x >= active.x && y >= active.y && x < active.x + active.width && y < active.y + active.height;
}

function filterAt({ mosaic }: Frame, x: number, y: number): string | undefined {
  const row = mosaic?.[y % mosaic.length];
  return row?.[x % row.length];
}

function sampleAt({ samples, width, channels }: Frame, x: number, y: number, channel: number): number {
  return samples[(y * width + x) * channels + channel] ?? 0;
}

/** A whole number, as samples are. */
function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : Math.round((low + high) / 2);
}
