/**
 * A small picture as a JPEG: the same bytes wherever JavaScript runs. It begins as a JPEG of grey, whose blocks are then changed as
 * those of any other.
 */
import { openJpeg } from './open-jpeg.ts';
import { chrominanceSteps, luminanceSteps } from './quality.ts';
import { MARKER } from './structure/markers.ts';
import { ZIGZAG } from './structure/zigzag.ts';

/** A picture in 8 bits, row-major: R, G and B interleaved. */
export interface SmallPicture {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint8Array;
}

/** Pixels of a side of what is coded together: 2x2 blocks of luma, and one of each component of chroma. */
const MCU = 16;
const GREY = 128;
/** ITU-T T.871: Y, Cb and Cr of R, G and B. */
const COMPONENTS = [
  [0.299, 0.587, 0.114],
  [-0.168736, -0.331264, 0.5],
  [0.5, -0.418688, -0.081312],
] as const;

/**
 * Baseline, chroma at half the resolution, without metadata.
 * @param quality 1 to 100 on the scale of libjpeg
 */
export function encodeSmall(picture: SmallPicture, quality: number): Uint8Array {
  const jpeg = openJpeg(grey(picture, quality));
  for (const [component, plane] of jpeg.planes.entries()) {
    const values = planeOf(picture, component);
    for (let y = 0; y < plane.rows; y++) {
      for (let x = 0; x < plane.columns; x++) plane.change(x, y, blockOf(values, x, y));
    }
  }
  return jpeg.encode().bytes;
}

interface Values {
  readonly width: number;
  readonly height: number;
  /** Away from the grey of a sample. */
  readonly values: Float64Array;
}

/** A component at its resolution; behind the border what lies at it counts again. */
function planeOf({ width, height, samples }: SmallPicture, component: number): Values {
  const [red, green, blue] = COMPONENTS[component];
  const step = component === 0 ? 1 : 2;
  const [columns, rows] = [Math.ceil(width / step), Math.ceil(height / step)];
  const values = new Float64Array(columns * rows);
  for (let y = 0; y < rows * step; y++) {
    for (let x = 0; x < columns * step; x++) {
      const at = 3 * (Math.min(y, height - 1) * width + Math.min(x, width - 1));
      const value = red * samples[at] + green * samples[at + 1] + blue * samples[at + 2];
      values[Math.floor(y / step) * columns + Math.floor(x / step)] += value / step ** 2;
    }
  }
  return { width: columns, height: rows, values: component === 0 ? values.map((luma) => luma - GREY) : values };
}

function blockOf({ width, height, values }: Values, blockX: number, blockY: number): Float64Array {
  const block = new Float64Array(64);
  for (let i = 0; i < 64; i++) {
    const x = Math.min(8 * blockX + (i & 7), width - 1);
    const y = Math.min(8 * blockY + (i >> 3), height - 1);
    block[i] = values[y * width + x];
  }
  return block;
}

/** A JPEG whose coefficients are all zero, each block of which takes two bits. */
function grey({ width, height }: Pick<SmallPicture, 'width' | 'height'>, quality: number): Uint8Array {
  const steps = (id: number, table: readonly number[]): number[] => [
    id,
    ...Array.from(ZIGZAG, (place) => table[place]),
  ];
  const bits = 12 * Math.ceil(width / MCU) * Math.ceil(height / MCU);
  const data = new Uint8Array(Math.ceil(bits / 8));
  // What is left of the last byte are ones (ITU-T T.81, F.1.2.3).
  data[data.length - 1] = (1 << (8 * data.length - bits)) - 1;
  const tables = [0x00, 0x10, 0x01, 0x11].flatMap((slot) => [slot, 1, ...Array<number>(15).fill(0), 0]);
  return Uint8Array.of(
    ...[0xff, MARKER.SOI],
    ...segment(MARKER.APP0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(MARKER.DQT, [...steps(0, luminanceSteps(quality)), ...steps(1, chrominanceSteps(quality))]),
    ...segment(MARKER.SOF0, [
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      3,
      1,
      0x22,
      0,
      2,
      0x11,
      1,
      3,
      0x11,
      1,
    ]),
    ...segment(MARKER.DHT, tables),
    ...segment(MARKER.SOS, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]),
    ...data,
    ...[0xff, MARKER.EOI],
  );
}

const segment = (marker: number, payload: readonly number[]): number[] => {
  const length = payload.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...payload];
};
