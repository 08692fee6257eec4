/** From a shot to a picture, as a camera would do it. */
import type { Shot } from '../capture/photograph.ts';
import { balancedToSrgb } from '../sensor/response.ts';
import { toEncoded } from '../tone.ts';
import { demosaicedRows } from './demosaic.ts';
import type { Demosaic } from './kernels.ts';

export interface DevelopOptions {
  /** @default gradient for a Bayer mosaic, bilinear for others */
  readonly demosaic?: Demosaic;
  /** Whether camera colour is turned into sRGB; otherwise it is taken for sRGB. @default true */
  readonly colourMatrix?: boolean;
}

/** 8-bit sRGB, or grey from a monochrome sensor, of the active area. */
export interface Picture {
  /** Row-major, channels interleaved. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

const TONES = 16_384;
/** 8-bit values of TONES + 1 even steps of linear light. */
const tones = Uint8Array.from({ length: TONES + 1 }, (_, i) => Math.floor(255 * toEncoded(i / TONES) + 0.5));

/** Demosaics, balances, turns into sRGB and applies its tone curve; light beyond the white level is clipped. */
export function develop(shot: Shot, options: DevelopOptions = {}): Picture {
  const { mosaic } = shot;
  const { width, height } = shot.active;
  const channels = mosaic ? 3 : 1;
  const data = new Uint8Array(width * height * channels);
  const rows = mosaic ? demosaicedRows({ ...shot, mosaic }, options.demosaic ?? usualFor(mosaic)) : greyRows(shot);
  let at = 0;
  for (const row of rows) {
    if (mosaic && options.colourMatrix !== false) toSrgb(row);
    encode(row, data.subarray(at, at + row.length));
    at += row.length;
  }
  return { data, width, height, channels };
}

function usualFor(mosaic: readonly string[]): Demosaic {
  return mosaic.length === 2 ? 'gradient' : 'bilinear';
}

function* greyRows({ samples, width, active, black, white }: Shot): Generator<Float32Array> {
  const row = new Float32Array(active.width);
  for (let y = active.y; y < active.y + active.height; y++) {
    for (let x = 0; x < row.length; x++) row[x] = (samples[y * width + active.x + x] - black) / (white - black);
    yield row;
  }
}

const [[rr, rg, rb], [gr, gg, gb], [br, bg, bb]] = balancedToSrgb();

/** Clips at the white level first, so that clipped light turns out white. */
function toSrgb(row: Float32Array): void {
  for (let i = 0; i < row.length; i += 3) {
    const r = Math.min(1, row[i]);
    const g = Math.min(1, row[i + 1]);
    const b = Math.min(1, row[i + 2]);
    row[i] = rr * r + rg * g + rb * b;
    row[i + 1] = gr * r + gg * g + gb * b;
    row[i + 2] = br * r + bg * g + bb * b;
  }
}

function encode(row: Float32Array, bytes: Uint8Array): void {
  for (let i = 0; i < row.length; i++) {
    const light = row[i] < 0 ? 0 : row[i] > 1 ? 1 : row[i];
    bytes[i] = tones[Math.floor(light * TONES + 0.5)];
  }
}
