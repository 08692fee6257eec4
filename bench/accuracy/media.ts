/** In which form the photographs of a simulated camera come to hotpix. */
import type { Frame, Plugin, Source } from '@hotpix/core';
import { jpegDecoder } from '@hotpix/decoder-jpeg';
import {
  pictureToJpeg,
  toJpeg,
  type EngineOptions,
  type JpegOptions,
  type Picture,
  type Shot,
} from '@hotpix/simulator';

/** Shots in, sources out, and the decoder that reads them. */
export interface MediumOfShots {
  readonly name: string;
  /** Whether it shows the developed active area instead of the stored mosaic. */
  readonly isPicture: boolean;
  /** What the camera does to its pictures; it may move what they show. */
  readonly engine?: EngineOptions;
  readonly decoder: Plugin;
  sourceOf(shot: Shot): Promise<Source>;
}

/**
 * The samples of the sensor, without a file between.
 * @param mosaic another naming of the filters, such as four letters for a camera that tells its two greens apart
 */
export function raw(mosaic?: readonly string[]): MediumOfShots {
  const waiting = new Map<string, Shot>();
  return {
    name: 'raw',
    isPicture: false,
    decoder: {
      name: 'shots',
      decode: {
        match: (_, path) => waiting.has(path),
        decode: async ({ path }) => {
          const shot = waiting.get(path);
          waiting.delete(path);
          return shot && frameOf(shot, mosaic);
        },
      },
    },
    sourceOf: async (shot) => {
      const { buffer, byteOffset, byteLength } = shot.samples;
      const source = inMemory(shot, new Uint8Array(buffer, byteOffset, byteLength));
      waiting.set(source.path, shot);
      return source;
    },
  };
}

/** Real JPEG bytes, read by the decoder that ships. */
export function jpeg(
  quality: number,
  chromaSubsampling: '4:2:0' | '4:2:2' | '4:4:4',
  options: JpegOptions = {},
): MediumOfShots {
  return {
    name: `JPEG q${quality} ${chromaSubsampling}`,
    isPicture: true,
    engine: options,
    decoder: jpegDecoder(),
    sourceOf: async (shot) => inMemory(shot, await toJpeg(shot, { ...options, quality, chromaSubsampling })),
  };
}

/** Pictures that no camera took, one for each shot. */
export function pictures(quality: number, pictureOf: (index: number) => Picture): MediumOfShots {
  return {
    name: `JPEG q${quality}`,
    isPicture: true,
    decoder: jpegDecoder(),
    sourceOf: async (shot) => inMemory(shot, await pictureToJpeg(pictureOf(shot.index), { quality })),
  };
}

function inMemory({ index }: Shot, bytes: Uint8Array): Source {
  const path = `frame-${String(index + 1).padStart(4, '0')}`;
  return { path, read: async () => bytes, head: async () => bytes.subarray(0, 65_536) };
}

function frameOf(shot: Shot, renamed: readonly string[] | undefined): Frame {
  const { samples, width, height, active, bits, black, white, camera, iso, exposure, taken } = shot;
  const mosaic = shot.mosaic && (renamed ?? shot.mosaic);
  const shape = { width, height, channels: 1 as const, ...(mosaic && { mosaic }), active, bits, black, white };
  return { ...shape, samples, lossy: false, camera, capture: { iso, exposure, taken } };
}
