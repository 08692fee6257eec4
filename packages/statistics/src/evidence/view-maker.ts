import type { Frame, Plane, Planes } from '@hotpix/core';
import { chromaByKernel } from '../chroma/chroma-kernel.ts';
import { CHROMA, CHROMA_STEP, chromaOf, type ChromaSamples } from '../chroma/chroma.ts';
import { lumaByKernel } from '../luma/luma-kernel.ts';
import { REACH } from '../neighbours.ts';
import { valuesOf, type View } from '../view.ts';
import { arenaOf, WasmArena } from '../wasm/arena.ts';
import { chromaPlanesOf } from './components.ts';

type Samples = View['samples'];

/** Makes the values in which frames are looked at, where the planes are that they will be added to if there is room. */
export class ViewMaker {
  private readonly spare = WasmArena.create();

  /** @param plane one of those */
  of(frame: Frame, plane: Plane): Samples {
    const arena = arenaOf(plane);
    if (!frame.components && frame.channels === 3 && frame.samples instanceof Uint8Array) {
      const { samples, width } = frame;
      const by = (one?: WasmArena) => one && lumaByKernel(one, samples, marginOf(width));
      return by(arena) ?? by(this.spare) ?? valuesOf(frame);
    }
    const values = valuesOf(frame);
    return copyTo(arena, frame.width, values) ?? values;
  }

  /** Chroma likewise. @param planes of the accumulator */
  chromaOf(frame: Frame, planes: Planes): ChromaSamples {
    const arenas = CHROMA.map((name) => arenaOf(chromaPlanesOf(planes, name).sum) ?? this.spare);
    if (frame.components) return copyChroma(arenas, chromaOf(frame), frame.width);
    const [cb, cr] = arenas;
    const margin = marginOf(Math.ceil(frame.width / CHROMA_STEP));
    return (cb && cr && chromaByKernel([cb, cr], frame, margin)) ?? chromaOf(frame);
  }

  /** Gives back values that nobody will look at any more. */
  release(values: Samples): void {
    arenaOf(values)?.release(values);
  }
}

/** Values above the first row and below the last that kernels may read, whatever they find there. */
const marginOf = (width: number): number => REACH * (width + 1);

function copyChroma(arenas: readonly (WasmArena | undefined)[], chroma: ChromaSamples, width: number): ChromaSamples {
  const columns = Math.ceil(width / CHROMA_STEP);
  const [cb, cr] = CHROMA.map((name, i) => (copyTo(arenas[i], columns, chroma[name]) as Uint8Array) ?? chroma[name]);
  return { cb, cr };
}

function copyTo(arena: WasmArena | undefined, width: number, values: Samples): Samples | undefined {
  const { length, BYTES_PER_ELEMENT: size } = values;
  const acquired = arena?.acquire(length * size, size * marginOf(width));
  if (!acquired) return undefined;
  const { buffer, byteOffset } = acquired;
  const there = size === 1 ? new Uint8Array(buffer, byteOffset, length) : new Uint16Array(buffer, byteOffset, length);
  there.set(values);
  return there;
}
