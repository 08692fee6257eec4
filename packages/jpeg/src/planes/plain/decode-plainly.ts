/** Planes without WebAssembly: what the kernels are held to. */
import { readCoefficients } from '../../coefficients/read-coefficients.ts';
import type { FrameComponent } from '../../structure/frame.ts';
import type { Structure } from '../../structure/read-structure.ts';
import { inverseDct } from './inverse-dct.ts';

/** @throws {JpegError} as readCoefficients does, before any plane is written to */
export function decodePlainly(bytes: Uint8Array, structure: Structure, into: readonly Uint8Array[]): void {
  const { planes: coefficients } = readCoefficients(bytes, structure);
  structure.frame.components.forEach((component, i) => {
    transformPlane(component, coefficients[i], structure.quantisation[i], into[i]);
  });
}

function transformPlane(
  component: FrameComponent,
  coefficients: Int16Array,
  steps: Uint16Array,
  into: Uint8Array,
): void {
  const block = new Int16Array(64);
  const samples = new Uint8Array(64);
  for (let row = 0; row < component.rows; row++) {
    for (let column = 0; column < component.columns; column++) {
      const base = 64 * (row * component.stride + column);
      for (let place = 0; place < 64; place++) block[place] = Math.imul(coefficients[base + place], steps[place]);
      inverseDct(block, samples);
      putBlock(samples, component, 8 * column, 8 * row, into);
    }
  }
}

/** What of a block lies within the picture. */
function putBlock(
  samples: Uint8Array,
  { width, height }: FrameComponent,
  x: number,
  y: number,
  into: Uint8Array,
): void {
  const inside = Math.min(8, width - x);
  for (let row = 0; row < Math.min(8, height - y); row++) {
    into.set(samples.subarray(8 * row, 8 * row + inside), (y + row) * width + x);
  }
}
