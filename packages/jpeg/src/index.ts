/** The public door of @hotpix/jpeg. */
export type { JpegPlane } from './coefficients/plane.ts';
export { commentsOf, withComment } from './container/comment.ts';
export { replaceThumbnail, thumbnailOf, type Thumbnail } from './container/thumbnail.ts';
export { countBlocks } from './count-blocks.ts';
export { encodeSmall, type SmallPicture } from './encode-small.ts';
export { JpegError, type JpegErrorCode } from './errors.ts';
export { openJpeg, type OpenJpeg, type OpenOptions } from './open-jpeg.ts';
export { createPlaneDecoder, type PlaneDecoder, type PlaneDecoderOptions } from './planes/decoder.ts';
export type { PlaneColour } from './planes/colour.ts';
export { planesOf, type PlaneComponent, type PlaneLayout, type PlaneLimits } from './planes/layout.ts';
export { planesToRgb, type RgbOptions } from './planes/to-rgb.ts';
export { jpegQuality } from './quality.ts';
export { readJpegHeader, type JpegComponent, type JpegHeader } from './read-jpeg-header.ts';
export { repairJpeg, type ChangedBlock, type RepairedJpeg, type RepairOptions } from './repair/repair-jpeg.ts';
export type { Spot } from './repair/spot.ts';
export type { EncodedJpeg } from './rewrite.ts';
export type { JpegSegment } from './structure/markers.ts';
export { exifOf, isApplication, xmpOf } from './structure/metadata.ts';
