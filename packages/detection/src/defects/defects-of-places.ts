/** What a list names, as a scan would have found it. */
import type { Defect, FrameShape } from '@hotpix/core';
import { isLine } from '@hotpix/result';
import { numberClusters } from './clusters.ts';
import { axes } from './lines.ts';
import { findPlacedLines, type Place } from './placed-lines.ts';

/**
 * The pixels of a list as lines, single pixels and clusters of these.
 * @param places lines as they are, and single pixels; what is named twice, and a pixel that lies on a line, counts once
 * @param namesLines whether the list tells pixels from lines, so that a run of pixels is none
 */
export function defectsOfPlaces(places: readonly Defect[], shape: FrameShape, namesLines: boolean): Defect[] {
  const told = once(places.filter(isLine));
  const pixels = off(told, once(places.filter((one) => !isLine(one))));
  const found = namesLines ? [] : findPlacedLines(pixels).map((line) => ({ ...pixels[0], ...line }));
  return [...told, ...found, ...numberClusters(off(found, pixels), shape)];
}

/** Of those at the same place the first. */
function once(defects: readonly Defect[]): Defect[] {
  const seen = new Set<string>();
  return defects.filter(({ extent: { x, y, width, height } }) => {
    const key = `${x},${y},${width},${height}`;
    return !seen.has(key) && seen.add(key);
  });
}

interface Stretch {
  readonly from: number;
  to: number;
}

/** The pixels that lie on none of the lines. */
function off(lines: readonly Defect[], pixels: readonly Defect[]): Defect[] {
  const covered = (['column', 'row'] as const).map((kind) => ({
    ...axes[kind],
    files: stretchesOf(lines.filter((line) => line.kind === kind)),
  }));
  const isOn = (place: Place): boolean =>
    covered.some(({ along, across, files }) =>
      files.get(place[across])?.some(({ from, to }) => place[along] >= from && place[along] < to),
    );
  return pixels.filter((one) => !isOn(one));
}

/** What lines of one direction take of each column or row, without overlaps. */
function stretchesOf(lines: readonly Defect[]): Map<number, Stretch[]> {
  const files = new Map<number, Stretch[]>();
  const spans = lines.map(({ kind, extent: { x, y, width, height } }) =>
    kind === 'column'
      ? { at: x, wide: width, from: y, to: y + height }
      : { at: y, wide: height, from: x, to: x + width },
  );
  for (const { at, wide, from, to } of spans.sort((a, b) => a.from - b.from)) {
    for (let across = at; across < at + wide; across++) {
      const file = files.get(across) ?? [];
      files.set(across, file);
      const last = file.at(-1);
      if (last && from <= last.to) last.to = Math.max(last.to, to);
      else file.push({ from, to });
    }
  }
  return files;
}
