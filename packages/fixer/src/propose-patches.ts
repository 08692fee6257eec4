/** Defects to patches. */
import { isPicture } from '@hotpix/statistics';
import { rowsOf, type Defect, type Frame, type Patch } from '@hotpix/core';
import { BadPixels } from './bad-pixels.ts';
import { subtractDark } from './dark-signal.ts';
import type { Interpolation } from './interpolate/interpolation.ts';
import { membrane } from './interpolate/membrane.ts';

/**
 * A patch for every sample in the extent of a defect that the interpolation gives another value: all channels of a pixel,
 * whichever the defect shows in. Samples outside the active area, and those with nothing good to guess from, stay.
 * @param sharp the interpolation for mosaics, and for monochrome frames that no lossy codec smeared
 * @param options.subtractsDark whether known dark signals are subtracted where that errs less
 * @throws {HotpixError} `tooManyDefects`
 */
export function proposePatches(
  frame: Frame,
  defects: readonly Defect[],
  sharp: Interpolation,
  { subtractsDark = false } = {},
): Patch[] {
  const bad = BadPixels.of(defects, frame);
  // A membrane would mix the colours of a mosaic.
  const interpolation = isPicture(frame) ? membrane : sharp;
  const channels = Array.from({ length: frame.channels }, (_, channel) => channel);
  const patches = channels.flatMap((channel) => patchChannel(frame, bad, channel, interpolation));
  if (!subtractsDark) return patches;
  const subtracted = new Map(subtractDark(frame, defects, bad).map((patch) => [`${patch.x},${patch.y}`, patch]));
  return [...patches.filter(({ x, y }) => !subtracted.has(`${x},${y}`)), ...subtracted.values()];
}

function patchChannel(frame: Frame, bad: BadPixels, channel: number, { name, predict }: Interpolation): Patch[] {
  const { width, channels, bits } = frame;
  const row = rowsOf(frame);
  const most = 2 ** bits - 1;
  const isSmeared = isPicture(frame);
  const patches: Patch[] = [];
  for (const [index, value] of predict(frame, bad, channel)) {
    const y = Math.floor(index / width);
    const x = index - y * width;
    const from = row(y)[x * channels + channel];
    const to = Math.min(Math.max(Math.round(value), 0), most);
    if (from === to) continue;
    // Two literals: copies of an object with one more property are slow to make, and to read.
    if (isSmeared) patches.push({ x, y, channel, from, to, method: name, extent: bad.extentOf(index) });
    else patches.push({ x, y, channel, from, to, method: name });
  }
  return patches;
}
