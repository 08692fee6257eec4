/** Pictures, and JPEG files of them in every form that sharp writes. */
import sharp, { type JpegOptions } from 'sharp';

export const WIDTH = 83;
export const HEIGHT = 61;

/** Smooth waves with some grain, reproducible; `channels` interleaved. */
export function paint(channels: number, width = WIDTH, height = HEIGHT, grain = 24): Uint8Array {
  let seed = 7;
  const noise = (): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fff_ffff) / 0x7fff_ffff - 0.5;
  return Uint8Array.from({ length: width * height * channels }, (_, at) => {
    const [x, y] = [Math.floor(at / channels) % width, Math.floor(at / channels / width)];
    const wave = Math.sin(x / 9 + (at % channels)) + Math.cos(y / 13 - x / 31);
    return Math.min(Math.max(128 + 40 * wave + grain * noise(), 0), 255);
  });
}

export interface FileOptions extends JpegOptions {
  readonly channels?: 1 | 3 | 4;
}

export async function jpegOf({ channels = 3, ...options }: FileOptions = {}): Promise<Uint8Array> {
  const picture = sharp(paint(channels), { raw: { width: WIDTH, height: HEIGHT, channels } });
  const space = channels === 4 ? 'cmyk' : channels === 1 ? 'b-w' : 'srgb';
  return new Uint8Array(await picture.toColourspace(space).jpeg(options).toBuffer());
}

export const FORMS: Record<string, FileOptions> = {
  'baseline 4:2:0': { optimiseCoding: false },
  'baseline 4:4:4 with tables of its own': { chromaSubsampling: '4:4:4' },
  'at quality 100': { quality: 100, optimiseCoding: false },
  'at quality 5': { quality: 5, optimiseCoding: false },
  greyscale: { channels: 1, optimiseCoding: false },
  CMYK: { channels: 4, optimiseCoding: false },
  progressive: { progressive: true },
  'progressive greyscale': { channels: 1, progressive: true },
  'progressive by mozjpeg': { mozjpeg: true },
  'baseline by mozjpeg': { mozjpeg: true, progressive: false },
};

/** Samples as libjpeg decodes them, 0 to 255. */
export async function decode(file: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await sharp(file, { failOn: 'warning' }).raw().toBuffer());
}
