/** The fingerprints of many photographs, in one piece of memory that threads see. */
import type { FrameShape } from '@hotpix/core';
import { AXES, layoutOf, readFingerprint, wordsOf, type Axis, type Fingerprint } from './fingerprint.ts';

type Shape = Pick<FrameShape, 'active' | 'mosaic'>;

export interface Prints {
  readonly shape: Shape;
  /** Those of each photograph behind those of the one before: bright and dark details across, then down. */
  readonly words: Uint32Array;
  /** One per photograph: whether it has a fingerprint that can be read. */
  readonly known: Uint8Array;
}

/** Photographs that show one scene, directly or by way of others. */
export interface Groups {
  /** Of each photograph the first of its scene. */
  readonly first: Uint32Array;
  /** Of each photograph how many others are like it. */
  readonly others: Uint32Array;
}

/** @param texts by `fingerprintOf`; one that is none of a frame of that shape is like no other */
export function readPrints(texts: readonly string[], shape: FrameShape): Prints {
  return packPrints(
    texts.map((text) => readFingerprint(text, shape)),
    shape,
  );
}

export function packPrints(all: readonly (Fingerprint | undefined)[], shape: Shape): Prints {
  const size = sizeOf(shape);
  const prints = {
    shape,
    words: new Uint32Array(memory(4 * size * all.length)),
    known: new Uint8Array(memory(all.length)),
  };
  all.forEach((print, i) => {
    if (!print) return;
    prints.known[i] = 1;
    prints.words.set(
      AXES.flatMap((axis) => [...print[axis].bright, ...print[axis].dark]),
      i * size,
    );
  });
  return prints;
}

/** @returns a view of it, undefined for one that is not known */
export function printAt({ shape, words, known }: Prints, i: number): Fingerprint | undefined {
  if (known[i] === 0) return undefined;
  let at = i * sizeOf(shape);
  const details = (axis: Axis): Fingerprint[Axis] => {
    const n = wordsOf(layoutOf(shape, axis));
    at += 2 * n;
    return { bright: words.subarray(at - 2 * n, at - n), dark: words.subarray(at - n, at) };
  };
  return { across: details('across'), down: details('down') };
}

const sizeOf = (shape: Shape): number => 2 * AXES.reduce((sum, axis) => sum + wordsOf(layoutOf(shape, axis)), 0);

const memory = (bytes: number): ArrayBuffer =>
  (typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes)) as ArrayBuffer;
