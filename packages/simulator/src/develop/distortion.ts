/** The correction of a lens that draws the corners too near. */
import type { Size } from '../scenes/scene.ts';
import type { Picture } from './develop.ts';

export interface Place {
  /** In pixels from the centre of the first one; need not be whole. */
  readonly x: number;
  readonly y: number;
}

/** How far bicubic interpolation reaches to either side. */
const TAPS = 4;
const STEPS = 20;

/**
 * A pixel at the radius r, in half diagonals, shows what lies at r (1 − k r²): the middle stays as it is, and the corners move
 * outwards. In between lie cubic convolutions of 4x4 pixels (Keys 1981, a = −1/2).
 * @param k 0 to 0.2
 */
export function correctDistortion(picture: Picture, k: number): Picture {
  const { width, height, channels } = picture;
  const data = new Uint8Array(picture.data.length);
  const [middleX, middleY] = middleOf(picture);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += channels) {
      const factor = 1 - (k * ((x - middleX) ** 2 + (y - middleY) ** 2)) / (middleX ** 2 + middleY ** 2);
      interpolate(picture, middleX + factor * (x - middleX), middleY + factor * (y - middleY), data, at);
    }
  }
  return { ...picture, data };
}

/** Where the corrected picture shows what lay at a place; it may lie outside. */
export function placeAfter({ x, y }: Place, size: Size, k: number): Place {
  const [middleX, middleY] = middleOf(size);
  const before = Math.hypot(x - middleX, y - middleY) / Math.hypot(middleX, middleY);
  let after = before;
  for (let i = 0; i < STEPS; i++) after -= (after - k * after ** 3 - before) / (1 - 3 * k * after ** 2);
  const factor = before === 0 ? 1 : after / before;
  return { x: middleX + factor * (x - middleX), y: middleY + factor * (y - middleY) };
}

const middleOf = ({ width, height }: Size): [number, number] => [(width - 1) / 2, (height - 1) / 2];

const [across, down] = [new Float64Array(TAPS), new Float64Array(TAPS)];

function interpolate(picture: Picture, x: number, y: number, data: Uint8Array, to: number): void {
  const { width, height, channels } = picture;
  const [left, top] = [Math.floor(x), Math.floor(y)];
  weigh(x - left, across);
  weigh(y - top, down);
  for (let channel = 0; channel < channels; channel++) {
    let sum = 0;
    for (let j = 0; j < TAPS; j++) {
      const row = Math.min(height - 1, Math.max(0, top + j - 1)) * width;
      for (let i = 0; i < TAPS; i++) {
        const column = Math.min(width - 1, Math.max(0, left + i - 1));
        sum += down[j] * across[i] * picture.data[(row + column) * channels + channel];
      }
    }
    data[to + channel] = sum <= 0 ? 0 : sum >= 255 ? 255 : Math.floor(sum + 0.5);
  }
}

/** Weights of the pixels at −1, 0, 1 and 2 for a place between 0 and 1. */
function weigh(t: number, weights: Float64Array): void {
  weights[0] = ((-0.5 * t + 1) * t - 0.5) * t;
  weights[1] = (1.5 * t - 2.5) * t * t + 1;
  weights[2] = ((-1.5 * t + 2) * t + 0.5) * t;
  weights[3] = (0.5 * t - 0.5) * t * t;
}
