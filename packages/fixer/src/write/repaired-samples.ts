/** The repaired samples of a PNG with a palette in full colour, alpha included. */
import { applyPatches } from '@hotpix/core';
import sharp from 'sharp';
import type { RepairJob } from './file-writer.ts';

export interface FullColour {
  /** 8 bits, row-major, channels interleaved: the colours, then alpha. */
  readonly samples: Uint8Array;
  readonly channels: 3 | 4;
}

/** A Frame has no alpha, and a repaired file must keep it: where the original has one, it is decoded once more. */
export async function repairedSamples({ bytes, frame, patches }: RepairJob): Promise<FullColour> {
  const colours = Uint8Array.from(applyPatches(frame, patches));
  const original = sharp(bytes, { ignoreIcc: true, failOn: 'error', limitInputPixels: false });
  if (!(await original.metadata()).hasAlpha) return { samples: colours, channels: 3 };
  const alpha = await original.extractChannel('alpha').raw().toBuffer();
  const samples = new Uint8Array(4 * alpha.length);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    samples.set(colours.subarray(3 * pixel, 3 * pixel + 3), 4 * pixel);
    samples[4 * pixel + 3] = alpha[pixel];
  }
  return { samples, channels: 4 };
}
