/** Restart intervals within the coded data of a scan (ITU-T T.81, E.2.4). */
import { badJpeg } from '../errors.ts';
import { cutShort, MARKER } from './markers.ts';

/**
 * Where the data of each interval begins, and where that of the scan ends: at the first 0xFF of the next marker's padding. A
 * restart marker that some cameras write behind the last block ends the scan as any other does.
 * @throws {JpegError} `badJpeg` where there are fewer intervals than expected, or out of their turn
 */
export function splitIntervals(
  bytes: Uint8Array,
  start: number,
  expected: number,
): { intervals: number[]; end: number } {
  const intervals = [start];
  for (let at = bytes.indexOf(0xff, start); at >= 0;) {
    let code = at + 1;
    while (bytes[code] === 0xff) code++;
    if (code >= bytes.length) break;
    const marker = bytes[code];
    if (marker >= MARKER.RST0 && marker <= MARKER.RST7) {
      if (intervals.length === expected) return { intervals, end: at };
      const turn = (intervals.length - 1) & 7;
      if (marker !== MARKER.RST0 + turn) {
        throw badJpeg(`${expected} restart intervals in their turn`, `RST${marker & 7} behind ${intervals.length}`);
      }
      intervals.push(code + 1);
    } else if (marker !== 0) {
      if (intervals.length < expected) throw badJpeg(`${expected} restart intervals`, `${intervals.length}`);
      return { intervals, end: at };
    }
    at = bytes.indexOf(0xff, code + 1);
  }
  throw cutShort(bytes);
}
