/** Scans of frames in memory. */
import {
  createCamera,
  develop,
  mixedSettings,
  procedural,
  type CameraOptions,
  type Scene,
  type Shot,
} from '@hotpix/simulator';
import { createHotpix, type ConcludeOptions, type Frame, type Hotpix, type Result, type Source } from '@hotpix/core';
import { evidence, moments, scenes, type EvidenceOptions } from '../../src/index.ts';
import { sourceOf } from '@hotpix/core/testing';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { frameOf } from '../../../statistics/test/support/shots.ts';

/** A pipeline that decodes a file of two bytes to the frame of that number, and the sources of all. */
export function pipelineOf(
  frames: readonly Frame[],
  options: EvidenceOptions = {},
): { hotpix: Hotpix; sources: Source[] } {
  const decoder = {
    name: 'memory',
    decode: {
      match: () => true,
      decode: async (source: Source): Promise<Frame> => {
        const [high, low] = await source.head();
        return frames[256 * high + low];
      },
    },
  };
  const sources = frames.map((_, i) => sourceOf(`${String(i).padStart(4, '0')}.raw`, Uint8Array.of(i >> 8, i)));
  return { hotpix: createHotpix({ plugins: [decoder, scenes(), moments(), evidence(options)] }), sources };
}

type ScanOptions = ConcludeOptions & Pick<EvidenceOptions, 'expectedFalse' | 'darkLimit' | 'flatLimit'>;

export function scan(
  frames: readonly Frame[],
  { capture, force, dark, settings, generator, ...judge }: ScanOptions = {},
): Promise<Result> {
  const { hotpix, sources } = pipelineOf(frames, judge);
  return hotpix.scan(sources, { capture, force, dark, settings, generator, crops: 0 });
}

interface Shoot extends CameraOptions {
  readonly frames: number;
  /** Scene of a frame. @default another composition each */
  readonly scene?: (index: number) => Scene;
  /** @default a day out */
  readonly settings?: (index: number) => { readonly iso: number; readonly exposure: number };
}

/** Photographs of a simulated camera. */
export const shoot = (options: Shoot): Frame[] => shotsOf(options).map(frameOf);

/** The same as pictures, of 8 bits and three channels. */
export function developed(options: Shoot): Frame[] {
  return shotsOf(options).map((shot) => {
    const { data: samples, ...size } = develop(shot);
    return { ...pictureShape(size), samples, capture: {} };
  });
}

function shotsOf({ frames, scene, settings, ...options }: Shoot): Shot[] {
  const camera = createCamera({ width: 192, height: 128, seed: 1, defects: [], ...options });
  const seed = options.seed ?? 1;
  return Array.from({ length: frames }, (_, index) =>
    camera.photograph(scene?.(index) ?? procedural(seed, index), {
      ...(settings?.(index) ?? mixedSettings(seed, index)),
      index,
    }),
  );
}

/** A scene without details: light that falls off in another direction in every photograph. */
export function slope(index: number): Scene {
  const [angle, middle] = [2.4 * index, 0.15 + 0.07 * (index % 6)];
  return {
    compose:
      ({ width, height }) =>
      (x0, y, row) => {
        for (let i = 0; i < row.length / 3; i++) {
          const across = ((x0 + i) / width - 0.5) * Math.cos(angle) + (y / height - 0.5) * Math.sin(angle);
          row.fill(middle * (1 + 1.2 * across), 3 * i, 3 * i + 3);
        }
      },
  };
}
