/** Rows of RGB by the kernels. */
import type { PlaneComponent, PlaneLayout } from '../layout.ts';
import type { PaintRow } from '../paint.ts';
import { isSmooth, ratioOf, rowsOf, twoRows } from '../rows.ts';
import { KernelMemory, type Kernels } from './kernels.ts';

const START = 1024;
/** Vectors are read and written whole. */
const BEHIND = 128;

/** A few rows of the widest picture so far: less than 2 MB. */
let own: KernelMemory | undefined;

/** Undefined for pictures that kernels do not paint, and where the engine has no WebAssembly with SIMD. */
export function kernelPainter(layout: PlaneLayout, planes: readonly Uint8Array[]): PaintRow | undefined {
  if (layout.colour !== 'ycbcr') return undefined;
  own ??= KernelMemory.create();
  if (!own) return undefined;
  const { kernels } = own;
  const bytes = 2 * layout.width + BEHIND;
  const [near, far, sums, luma, cb, cr, out] = Array.from({ length: 7 }, (_, i) => START + 2 * i * bytes);
  const heap = own.reserve(out + 2 * bytes);
  const rows = [luma, cb, cr].map((line, i) =>
    lineOf(layout, layout.components[i], planes[i], { kernels, heap, near, far, sums, line, bytes }),
  );
  return (y, into) => {
    for (const write of rows) write(y);
    kernels.convertRow(luma, cb, cr, layout.width, out);
    into.set(heap.subarray(out, out + into.length));
  };
}

interface Room {
  readonly kernels: Kernels;
  readonly heap: Uint8Array;
  readonly near: number;
  readonly far: number;
  readonly sums: number;
  readonly line: number;
  readonly bytes: number;
}

/** Writes row y of the picture of one component into its line. */
function lineOf(
  layout: PlaneLayout,
  component: PlaneComponent,
  plane: Uint8Array,
  { kernels, heap, near, far, sums, line, bytes }: Room,
): (y: number) => void {
  const { width, height } = component;
  const ratio = ratioOf(layout, component);
  if (ratio.across !== 2 || !isSmooth(ratio, width)) {
    const rows = rowsOf(layout, component, plane);
    const row = heap.subarray(line, line + bytes);
    return (y) => rows(y, row);
  }
  const put = (y: number, at: number): void => heap.set(plane.subarray(y * width, (y + 1) * width), at);
  return (y) => {
    const [here, other] = ratio.down === 2 ? twoRows(y, height) : [y, y];
    put(here, near);
    if (ratio.down === 2) put(other, far);
    kernels.smoothRow(near, ratio.down === 2 ? far : 0, width, sums, line);
  };
}
