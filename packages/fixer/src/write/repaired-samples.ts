/** The repaired samples as a file stores them, alpha included. */
import { applyPatches } from '@hotpix/core';
import sharp from 'sharp';
import type { RepairJob } from './file-writer.ts';

export interface StoredSamples {
  /** Row-major, channels interleaved: the colours, then alpha. */
  readonly samples: Uint8Array | Uint16Array;
  readonly channels: 1 | 2 | 3 | 4;
  /** The colour space in which sharp leaves them as they are. */
  readonly space: 'b-w' | 'grey16' | 'srgb' | 'rgb16';
}

/** A Frame has no alpha, and a repaired file must keep it: where the original has one, it is decoded once more. */
export async function repairedSamples({ bytes, frame, patches }: RepairJob): Promise<StoredSamples> {
  const isDeep = frame.bits > 8;
  const colours = applyPatches(frame, patches);
  const space = frame.channels === 1 ? (isDeep ? 'grey16' : 'b-w') : isDeep ? 'rgb16' : 'srgb';
  const original = sharp(bytes, { ignoreIcc: true, failOn: 'error', limitInputPixels: false });
  if (!(await original.metadata()).hasAlpha) return { samples: colours, channels: frame.channels, space };
  const { buffer, byteOffset, byteLength } = await original
    .toColourspace(space)
    .extractChannel('alpha')
    .raw({ depth: isDeep ? 'ushort' : 'uchar' })
    .toBuffer();
  const alpha = isDeep
    ? new Uint16Array(buffer, byteOffset, byteLength / 2)
    : new Uint8Array(buffer, byteOffset, byteLength);
  const channels = frame.channels === 1 ? 2 : 4;
  const samples = isDeep ? new Uint16Array(alpha.length * channels) : new Uint8Array(alpha.length * channels);
  for (let pixel = 0; pixel < alpha.length; pixel++) {
    for (let channel = 0; channel < frame.channels; channel++) {
      samples[pixel * channels + channel] = colours[pixel * frame.channels + channel];
    }
    samples[pixel * channels + frame.channels] = alpha[pixel];
  }
  return { samples, channels, space };
}
