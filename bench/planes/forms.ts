/** JPEGs of the forms that cameras and programs write, of photographs in files. */
import sharp, { type JpegOptions } from 'sharp';

const QUALITY = 92;
const BASELINE = { quality: QUALITY, optimiseCoding: false };

const encodedAs =
  (options: JpegOptions) =>
  async (path: string): Promise<Uint8Array> =>
    new Uint8Array(await sharp(path).jpeg(options).toBuffer());

export const FORMS: Readonly<Record<string, (path: string) => Promise<Uint8Array>>> = {
  'baseline 4:2:0, quality 92': encodedAs({ ...BASELINE, chromaSubsampling: '4:2:0' }),
  'baseline 4:4:4, quality 92': encodedAs({ ...BASELINE, chromaSubsampling: '4:4:4' }),
  'progressive 4:2:0, quality 92': encodedAs({ quality: QUALITY, progressive: true, chromaSubsampling: '4:2:0' }),
};
