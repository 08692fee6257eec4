/** Whether the scans of a picture add up to it, before anything is decoded. */
import { badJpeg, unsupported } from '../errors.ts';
import type { Frame } from '../structure/frame.ts';
import type { Structure } from '../structure/read-structure.ts';
import { blocksOf, type Scan } from '../structure/scan.ts';

/** For a coefficient that no scan has sent yet. */
const UNSENT = 255;

/**
 * @throws {JpegError} `unsupported` where scans send a coefficient twice or not all of it, `badJpeg` where the file is too short
 * for the size that it claims
 */
export function assertScans({ frame, scans }: Pick<Structure, 'frame' | 'scans'>): void {
  assertWhole(frame, scans);
  for (const scan of scans) assertPlausible(frame, scan);
}

/** T.81, G.1.1.1: DC first; every bit of every coefficient once, the high ones first. */
function assertWhole(frame: Frame, scans: readonly Scan[]): void {
  const lows = frame.components.map(() => new Uint8Array(64).fill(UNSENT));
  for (const { components, first, last, previous, low } of scans) {
    for (const { index } of components) {
      const expected = previous === 0 ? UNSENT : previous;
      const isInTurn = lows[index].subarray(first, last + 1).every((sent) => sent === expected);
      if (!isInTurn || (first > 0 && lows[index][0] === UNSENT)) {
        throw unsupported('one whose scans send coefficients twice or out of their turn');
      }
      lows[index].fill(low, first, last + 1);
    }
  }
  if (lows.some((sent) => sent.some((low) => low !== 0))) {
    throw unsupported('one whose scans leave out a part of its coefficients');
  }
}

/** A DC coefficient takes a bit or more, and an end of the block in sequential scans another. */
function assertPlausible(frame: Frame, scan: Scan): void {
  if (scan.first > 0) return;
  const least = Math.ceil((blocksOf(scan, frame) * (frame.isProgressive ? 1 : 2)) / 8);
  if (scan.end - scan.start < least) {
    throw badJpeg(`at least ${least} bytes of coded data for its size`, `${scan.end - scan.start}`);
  }
}
