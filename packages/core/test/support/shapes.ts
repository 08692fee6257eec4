/** Shapes of small frames. */
import type { FrameShape } from '../../src/nouns.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

const plain = ({ width, height }: Size): FrameShape => ({
  camera: { make: 'hotpix', model: 'made by hand', serial: '1' },
  width,
  height,
  channels: 1,
  active: { x: 0, y: 0, width, height },
  bits: 14,
  black: 0,
  white: 16383,
  lossy: false,
});

/** A monochrome sensor. */
export const sensorShape = (size: Size): FrameShape => plain(size);

export const mosaicShape = (size: Size, mosaic: readonly string[] = ['RG', 'GB']): FrameShape => {
  return { ...plain(size), mosaic };
};

/** A JPEG of 8 bits. */
export const pictureShape = (size: Size): FrameShape => {
  return { ...plain(size), channels: 3, bits: 8, white: 255, lossy: true };
};
