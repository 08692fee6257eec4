/** Encodes the small preview of a new DNG, which is all that is ever encoded anew here. */
import { HotpixError } from '@hotpix/core';
import type { Encoder, PlainPicture } from '@hotpix/fixer/pure';

export const canvasEncoder: Encoder = {
  async jpeg(picture, { quality }) {
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d');
    if (!context) throw refuse('draws pictures');
    context.putImageData(new ImageData(toRgba(picture), picture.width, picture.height), 0, 0);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: quality / 100 });
    return new Uint8Array(await blob.arrayBuffer());
  },
  async png() {
    throw refuse('encodes a PNG of a palette');
  },
};

const refuse = (what: string): HotpixError =>
  new HotpixError('refused', `Expected a browser that ${what}, got one that does not. Use the command line.`);

/** @param samples of 8 bits */
function toRgba({ samples, width, height, channels }: PlainPicture): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) rgba[4 * i + c] = samples[channels * i + (channels === 1 ? 0 : c)];
    rgba[4 * i + 3] = 255;
  }
  return rgba;
}
