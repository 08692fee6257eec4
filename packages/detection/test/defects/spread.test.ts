/** Extents in whole sets of JPEGs, against the same pictures without the defects. */
import type { Defect, Frame } from '@hotpix/core';
import { createCamera, develop, pictureToJpeg, procedural, type Camera, type Picture } from '@hotpix/simulator';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { pictureShape } from '../../../core/test/support/shapes.ts';
import { scan } from '../support/scan.ts';

const SIZE = { width: 320, height: 240 };
const FRAMES = 10;
/** Electrons of a strong and of a weak one in turn. */
const PLANTED = Array.from({ length: 7 * 5 }, (_, i) => ({
  kind: 'hot' as const,
  x: 30 + 42 * (i % 7) + ((5 * i) % 7),
  y: 26 + 44 * Math.floor(i / 7) + ((3 * i) % 8),
  offset: [40_000, 6000, 1500][i % 3],
}));
/** A repair is never larger, nor an extent. */
const REACH = 4;

type Encoding = Parameters<typeof pictureToJpeg>[1];
type Sharpen = Parameters<ReturnType<typeof sharp>['sharpen']>[0];

interface Found {
  readonly defects: readonly Defect[];
  /** What the defects added to the luma of the pictures, before they were encoded, in the mean of all photographs. */
  readonly moved: Float64Array;
  /** Root mean square of what encoding does to a picture without defects. */
  readonly rounding: number;
}

const lumaOf = (samples: ArrayLike<number>, pixel: number): number =>
  0.299 * samples[3 * pixel] + 0.587 * samples[3 * pixel + 1] + 0.114 * samples[3 * pixel + 2];

async function finished(picture: Picture, sharpening: Sharpen | undefined): Promise<Picture> {
  if (!sharpening) return picture;
  const image = sharp(picture.data, { raw: { ...SIZE, channels: 3 } });
  return { ...picture, data: await image.sharpen(sharpening).raw().toBuffer() };
}

async function throughCodec(picture: Picture, encoding: Encoding): Promise<Uint8Array> {
  return sharp(await pictureToJpeg(picture, encoding))
    .raw()
    .toBuffer();
}

/** Each photograph with the defects and without them. */
function photograph(sharpening: Sharpen | undefined, frames = FRAMES): Promise<[bad: Picture, good: Picture][]> {
  const [broken, sound] = [PLANTED, []].map((defects) => createCamera({ ...SIZE, seed: 11, defects }));
  const shoot = (camera: Camera, index: number): Promise<Picture> =>
    finished(develop(camera.photograph(procedural(11, index), { iso: 200, exposure: 1 / 60, index })), sharpening);
  return Promise.all(
    Array.from({ length: frames }, (_, index) => Promise.all([shoot(broken, index), shoot(sound, index)])),
  );
}

async function find(pictures: [Picture, Picture][], encoding: Encoding): Promise<Found> {
  const moved = new Float64Array(SIZE.width * SIZE.height);
  let squares = 0;
  const frames: Frame[] = [];
  for (const [bad, good] of pictures) {
    const [damaged, encoded] = await Promise.all([bad, good].map((picture) => throughCodec(picture, encoding)));
    for (let i = 0; i < moved.length; i++) {
      moved[i] += (lumaOf(bad.data, i) - lumaOf(good.data, i)) / pictures.length;
      squares += (lumaOf(encoded, i) - lumaOf(good.data, i)) ** 2 / moved.length / pictures.length;
    }
    frames.push({ ...pictureShape(SIZE), samples: damaged, capture: {} });
  }
  const { defects } = await scan(frames);
  return { defects, moved, rounding: Math.sqrt(squares) };
}

/** Of the pixels up to REACH around a planted defect that was found. */
function around({ defects, moved, rounding }: Found): { isMoved: boolean; isHeld: boolean }[] {
  return PLANTED.flatMap(({ x, y }) => {
    const found = defects.find((defect) => Math.max(Math.abs(defect.x - x), Math.abs(defect.y - y)) <= 1);
    if (!found) return [];
    const { extent } = found;
    return Array.from({ length: (2 * REACH + 1) ** 2 }, (_, i) => {
      const [column, row] = [x - REACH + (i % (2 * REACH + 1)), y - REACH + Math.floor(i / (2 * REACH + 1))];
      const [right, down] = [column - extent.x, row - extent.y];
      return {
        isMoved: Math.abs(moved[row * SIZE.width + column]) > rounding,
        isHeld: right >= 0 && down >= 0 && right < extent.width && down < extent.height,
      };
    });
  });
}

const STRONG = [80, '4:2:0'] as const;
const FULL = [92, '4:4:4'] as const;
const FINE = [97, '4:2:0'] as const;
/** How pictures are sharpened, and the encodings of each: every one comes with several ways, and every way with several. */
const FINISHED: Record<string, readonly [Sharpen | undefined, readonly (typeof STRONG | typeof FULL | typeof FINE)[]]> =
  {
    'not sharpened': [undefined, [STRONG, FULL, FINE]],
    'sharpened by a narrow mask': [{ sigma: 1 }, [STRONG, FULL]],
    'sharpened by a wide mask': [{ sigma: 2 }, [FULL, FINE]],
    'sharpened with much overshoot': [{ sigma: 1, m1: 2, m2: 4, y2: 50, y3: 50 }, [STRONG, FINE]],
  };

describe.each(Object.entries(FINISHED))('in pictures %s', async (_, [sharpening, encodings]) => {
  const pictures = await photograph(sharpening);

  test.each(encodings)(
    'of quality %i, %s, extents hold 99 of 100 pixels that defects moved by more than the codec rounds',
    async (quality, chromaSubsampling) => {
      const pixels = around(await find(pictures, { quality, chromaSubsampling }));
      const moved = pixels.filter(({ isMoved }) => isMoved);
      expect(moved.length).toBeGreaterThan(100);
      expect(moved.filter(({ isHeld }) => !isHeld).length / moved.length).toBeLessThanOrEqual(0.01);
    },
  );
});

test('in pictures that are not sharpened most extents are at most a ring more than demosaicing makes them', async () => {
  const { defects } = await find(await photograph(undefined, 12), { quality: 97 });
  const sides = defects.map(({ extent }) => Math.max(extent.width, extent.height)).sort((a, b) => a - b);
  expect(sides[Math.floor(0.8 * sides.length)]).toBeLessThanOrEqual(7);
});
