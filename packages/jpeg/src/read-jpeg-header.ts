/** The markers of a JPEG file (ITU-T T.81, annex B) up to its first scan. */
import { badJpeg } from './errors.ts';
import {
  findMarker,
  FRAMES,
  MARKER,
  MOST_SEGMENTS,
  readSegment,
  STANDALONE,
  uint16,
  type JpegSegment,
} from './structure/markers.ts';

/** One colour component as the frame header declares it. */
export interface JpegComponent {
  readonly id: number;
  /** Horizontal and vertical sampling factor, 1 to 4. */
  readonly h: number;
  readonly v: number;
  /** Number of its quantisation table, 0 to 3. */
  readonly table: number;
}

export interface JpegHeader {
  /** All segments before the first scan, in their order. */
  readonly segments: readonly JpegSegment[];
  /** The frame marker, which tells the coding process: 0xC0 baseline, 0xC1 extended, 0xC2 progressive, and so on. */
  readonly process: number;
  /** Bits per sample. */
  readonly precision: number;
  readonly width: number;
  readonly height: number;
  readonly components: readonly JpegComponent[];
  /** Where the first scan (SOS) begins in the file, in bytes. */
  readonly scan: number;
}

/**
 * Reads no further than the first scan, and looks at no sample. Stray bytes between segments, which some cameras leave,
 * are passed over as decoders do.
 * @throws {JpegError} `badJpeg` for a file that has no frame header or ends before its first scan
 */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  const segments: JpegSegment[] = [];
  for (let at = findMarker(bytes, 2); ;) {
    const marker = bytes[at + 1];
    if (marker === MARKER.EOI) throw badJpeg('a picture in it', 'one that ends before its first scan');
    if (marker === MARKER.SOS) return { segments, scan: at, ...readFrame(segments) };
    if (STANDALONE.has(marker)) {
      at = findMarker(bytes, at + 2);
      continue;
    }
    const segment = readSegment(bytes, at);
    segments.push(segment);
    if (segments.length > MOST_SEGMENTS) throw badJpeg(`at most ${MOST_SEGMENTS} segments before its picture`, 'more');
    at = findMarker(bytes, at + segment.bytes.length);
  }
}

function readFrame(segments: readonly JpegSegment[]): Omit<JpegHeader, 'segments' | 'scan'> {
  const frame = segments.find(({ marker }) => FRAMES.has(marker));
  const payload = frame?.bytes.subarray(4);
  if (!frame || !payload || payload.length < 6 || payload.length < 6 + 3 * payload[5]) {
    throw badJpeg('a whole frame header before its first scan', 'none');
  }
  const components = Array.from({ length: payload[5] }, (_, index) => {
    const at = 6 + 3 * index;
    return { id: payload[at], h: payload[at + 1] >> 4, v: payload[at + 1] & 15, table: payload[at + 2] };
  });
  return {
    process: frame.marker,
    precision: payload[0],
    height: uint16(payload, 1),
    width: uint16(payload, 3),
    components,
  };
}
