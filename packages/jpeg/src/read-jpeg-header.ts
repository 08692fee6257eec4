/** The markers of a JPEG file (ITU-T T.81, annex B) up to its first scan. */
import { JpegError } from './errors.ts';

/** A marker with what belongs to it. */
export interface JpegSegment {
  /** The byte behind 0xFF: 0xE0 to 0xEF for APP0 to APP15, 0xFE for a comment. */
  readonly marker: number;
  /** Marker, length and payload as they stand in the file; the payload begins at 4. */
  readonly bytes: Uint8Array;
}

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
  /** Bits a sample. */
  readonly precision: number;
  readonly width: number;
  readonly height: number;
  readonly components: readonly JpegComponent[];
  /** Where the first scan (SOS) begins in the file, in bytes. */
  readonly scan: number;
}

const EOI = 0xd9;
const SOS = 0xda;
/** A real file has some dozens; a large profile or XMP adds a few hundred. */
const MOST_SEGMENTS = 4096;

/** Markers without length: TEM, RST0 to RST7, SOI. */
const STANDALONE: ReadonlySet<number> = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8]);
/** SOF0 to SOF15 without DHT, JPG and DAC, which share the range. */
const FRAMES: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
]);

/**
 * Reads no further than the first scan, and looks at no sample. Stray bytes between segments, which some cameras leave,
 * are passed over as decoders do.
 * @throws {JpegError} for a file that has no frame header or ends before its first scan
 */
export function readJpegHeader(bytes: Uint8Array): JpegHeader {
  const segments: JpegSegment[] = [];
  for (let at = findMarker(bytes, 2); ;) {
    const marker = bytes[at + 1];
    if (marker === EOI)
      throw new JpegError('Expected a JPEG with a picture in it, got one that ends before its first scan.');
    if (marker === SOS) return { segments, scan: at, ...readFrame(segments) };
    if (STANDALONE.has(marker)) {
      at = findMarker(bytes, at + 2);
      continue;
    }
    const segment = readSegment(bytes, at);
    segments.push(segment);
    if (segments.length > MOST_SEGMENTS) {
      throw new JpegError(`Expected a JPEG with at most ${MOST_SEGMENTS} segments before its picture, got more.`);
    }
    at = findMarker(bytes, at + segment.bytes.length);
  }
}

/** Where the next marker begins, at the last 0xFF of its padding. */
function findMarker(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] !== 0 && bytes[at + 1] !== 0xff) return at;
  }
  throw cutShort(bytes);
}

function readSegment(bytes: Uint8Array, at: number): JpegSegment {
  const length = at + 4 > bytes.length ? Infinity : (bytes[at + 2] << 8) | bytes[at + 3];
  if (length < 2)
    throw new JpegError(`Expected JPEG segments of at least 2 bytes, got one of ${length}: the file is damaged.`);
  if (at + 2 + length > bytes.length) throw cutShort(bytes);
  return { marker: bytes[at + 1], bytes: bytes.subarray(at, at + 2 + length) };
}

function cutShort({ length }: Uint8Array): Error {
  return new JpegError(
    `Expected a complete JPEG, got ${length} bytes that end before its first scan: the file is cut short. Copy it again from the camera.`,
  );
}

function readFrame(segments: readonly JpegSegment[]): Omit<JpegHeader, 'segments' | 'scan'> {
  const frame = segments.find(({ marker }) => FRAMES.has(marker));
  const payload = frame?.bytes.subarray(4);
  if (!frame || !payload || payload.length < 6 || payload.length < 6 + 3 * payload[5]) {
    throw new JpegError(
      'Expected a JPEG with a whole frame header before its first scan, got none: the file is damaged.',
    );
  }
  const components = Array.from({ length: payload[5] }, (_, index) => {
    const [id, sampling, table] = payload.subarray(6 + 3 * index);
    return { id, h: sampling >> 4, v: sampling & 15, table };
  });
  return {
    process: frame.marker,
    precision: payload[0],
    height: (payload[1] << 8) | payload[2],
    width: (payload[3] << 8) | payload[4],
    components,
  };
}
