/** The frame header and what follows from it (ITU-T T.81, A.1.1, A.2 and B.2.2). */
import { badJpeg, JpegError, unsupported } from '../errors.ts';
import { FRAMES, MARKER, uint16 } from './markers.ts';

/** One component's size. Blocks are 8x8 samples. */
export interface FrameComponent {
  readonly id: number;
  /** Horizontal and vertical sampling factor, 1 to 4. */
  readonly h: number;
  readonly v: number;
  /** The slot of its quantisation table. */
  readonly table: number;
  /** In samples. */
  readonly width: number;
  readonly height: number;
  /** In blocks, those that hold a sample of the picture. */
  readonly columns: number;
  readonly rows: number;
  /** In blocks, with those that fill the last MCUs. */
  readonly stride: number;
  readonly storedRows: number;
}

export interface Frame {
  readonly isProgressive: boolean;
  readonly width: number;
  readonly height: number;
  readonly components: readonly FrameComponent[];
  /** MCUs of a scan with several components, across and down. */
  readonly mcuColumns: number;
  readonly mcuRows: number;
}

/** As readers allow that sharp's users know: 0x3FFF squared, more than any camera takes; the coefficients need 2 bytes each. */
const MOST_PIXELS = 0x3fff ** 2;
const EDITABLE: readonly number[] = [MARKER.SOF0, MARKER.SOF1, MARKER.SOF2];
const ARITHMETIC = 0xc9;

/**
 * @throws {JpegError} `unsupported` for other coding than 8 bits by Huffman codes, `tooLarge` for more pixels than
 * allowed, `badJpeg` for a header that contradicts the standard
 */
export function readFrame(marker: number, payload: Uint8Array, maxPixels = MOST_PIXELS): Frame {
  if (payload.length < 6 || payload.length !== 6 + 3 * payload[5])
    throw badJpeg('a frame header of its length', 'one of another');
  const [precision, height, width, count] = [payload[0], uint16(payload, 1), uint16(payload, 3), payload[5]];
  assertEditable(marker, precision);
  if (height === 0) throw unsupported('one whose height stands behind its first scan (DNL)');
  if (width === 0 || count === 0 || count > 4) {
    throw badJpeg('1 to 4 components and a width', `${count} components of width ${width}`);
  }
  if (width * height > maxPixels) {
    const advice = 'Allow more by maxPixels, if the file is known.';
    throw new JpegError(
      'tooLarge',
      `Expected a JPEG of at most ${maxPixels} pixels, got ${width} x ${height}. ${advice}`,
    );
  }
  return { isProgressive: marker === MARKER.SOF2, width, height, ...readComponents(payload, width, height) };
}

function assertEditable(marker: number, precision: number): void {
  if (!EDITABLE.includes(marker)) {
    const kind = marker >= ARITHMETIC && FRAMES.has(marker) ? 'arithmetic codes' : 'lossless or hierarchical coding';
    throw unsupported(`one with ${kind} (SOF${marker - MARKER.SOF0})`);
  }
  if (precision !== 8) throw unsupported(`one of ${precision} bits`);
}

function readComponents(
  payload: Uint8Array,
  width: number,
  height: number,
): Pick<Frame, 'components' | 'mcuColumns' | 'mcuRows'> {
  const declared = Array.from({ length: payload[5] }, (_, index) => {
    const at = 6 + 3 * index;
    return { id: payload[at], h: payload[at + 1] >> 4, v: payload[at + 1] & 15, table: payload[at + 2] };
  });
  if (declared.some(({ h, v }) => h < 1 || h > 4 || v < 1 || v > 4)) {
    throw badJpeg('sampling factors of 1 to 4', declared.map(({ h, v }) => `${h}x${v}`).join(', '));
  }
  if (new Set(declared.map(({ id }) => id)).size < declared.length) {
    throw badJpeg('components with names of their own', 'two of one name');
  }
  const [hMost, vMost] = [Math.max(...declared.map(({ h }) => h)), Math.max(...declared.map(({ v }) => v))];
  const [mcuColumns, mcuRows] = [Math.ceil(width / (8 * hMost)), Math.ceil(height / (8 * vMost))];
  const components = declared.map((component) => {
    const [ownWidth, ownHeight] = [Math.ceil((width * component.h) / hMost), Math.ceil((height * component.v) / vMost)];
    return {
      ...component,
      width: ownWidth,
      height: ownHeight,
      columns: Math.ceil(ownWidth / 8),
      rows: Math.ceil(ownHeight / 8),
      stride: mcuColumns * component.h,
      storedRows: mcuRows * component.v,
    };
  });
  return { components, mcuColumns, mcuRows };
}
