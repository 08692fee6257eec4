/** What people look at: the surroundings of a defect, and the photographs they come from. */
import * as z from 'zod/mini';
import { about, channels, count, maybe, type ObjectOf } from './define.ts';

export function cropSchema(object: ObjectOf) {
  return object({
    x: count(),
    y: count(),
    width: count(),
    height: count(),
    path: z.string(),
    channels: channels(),
    samples: about('DN, row-major, channels interleaved, little-endian 16-bit numbers in base64.', z.string()),
    repaired: about('The same samples as they would be repaired.', maybe(z.string())),
    difference: about(
      'How far the defect is here from what it would be repaired to, in DN; of a line the mean.',
      maybe(z.number()),
    ),
  });
}

export function photographSchema(object: ObjectOf) {
  return object({
    path: z.string(),
    width: about('Of the small picture.', count()),
    height: count(),
    samples: about(
      'The active area, made small and never turned: R, G and B of 8 bits, row-major, interleaved, in base64.',
      z.string(),
    ),
    orientation: about('EXIF orientation, 1 to 8, by which viewers turn it.', maybe(count())),
    neutral: about('Of a mosaic, the R, G and B of what was grey, green at 1.', maybe(z.array(z.number()))),
  });
}
