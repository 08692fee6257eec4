/** Finished pictures as JPEG files. */
import type { Exif } from 'sharp';
import type { Picture } from './develop/develop.ts';
import { opened } from './develop/opened.ts';
import { encodeHalved } from './encode-halved.ts';
import type { Encoding } from './encoding.ts';

export async function encode(
  picture: Picture,
  { quality = 92, chromaSubsampling = '4:2:0' }: Encoding,
  exif?: Exif,
): Promise<Uint8Array> {
  if (chromaSubsampling === '4:2:2' && picture.channels === 3) return encodeHalved(picture, quality, exif);
  const image = opened(picture);
  if (exif) image.withExif(exif);
  return image.jpeg({ quality, chromaSubsampling: chromaSubsampling === '4:2:0' ? '4:2:0' : '4:4:4' }).toBuffer();
}
