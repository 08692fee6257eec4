/** JPEG, encoded anew as a whole. */
import { applyPatches } from '@hotpix/core';
import { jpegQuality, readJpegHeader, type JpegHeader } from '@hotpix/jpeg';
import { withoutEncoder, type FileWriter } from './file-writer.ts';
import { spliceJpeg } from './splice-jpeg.ts';

const PROGRESSIVE: ReadonlySet<number> = new Set([0xc2, 0xca]);

/** At the original's quality, chroma subsampling and kind of scan, with all its metadata; not turned. */
export const encodeJpeg: FileWriter = async ({ bytes: original, frame, patches, ports }) => {
  if (!ports.encoder) throw withoutEncoder('JPEG whose blocks are not to be changed');
  const header = readJpegHeader(original);
  const { width, height, channels } = frame;
  const { quality, isExact } = jpegQuality(header);
  const subsampling = subsamplingOf(header);
  const picture = { samples: applyPatches(frame, patches), width, height, channels };
  const encoded = await ports.encoder.jpeg(picture, {
    quality,
    chromaSubsampling: subsampling === '4:2:0' ? '4:2:0' : '4:4:4',
    progressive: PROGRESSIVE.has(header.process),
  });
  const { bytes, notes } = spliceJpeg(original, encoded);
  const encoding = [
    `Encoded anew at quality ${quality}${isExact ? '' : ', the nearest to its own tables'}: the whole picture changed a little, not the defects alone.`,
    ...(KEPT.has(subsampling)
      ? []
      : [`Its chroma subsampling (${subsampling}) cannot be written; 4:4:4 took its place.`]),
  ];
  return { bytes, extension: '.jpg', notes: [...encoding, ...notes] };
};

const KEPT: ReadonlySet<string> = new Set(['none', '4:4:4', '4:2:0']);

/** As sampling factors, luma first, where no common name fits. */
function subsamplingOf({ components }: JpegHeader): string {
  const [luma, ...chroma] = components;
  if (chroma.length === 0) return 'none';
  if (components.every(({ h, v }) => h === luma.h && v === luma.v)) return '4:4:4';
  const factors = components.map(({ h, v }) => `${h}x${v}`).join(', ');
  return factors === '2x2, 1x1, 1x1' ? '4:2:0' : factors;
}
