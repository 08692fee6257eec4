/** The public door of @hotpix/jpeg. */
export type { JpegPlane } from './coefficients/plane.ts';
export { commentsOf, withComment } from './container/comment.ts';
export { replaceThumbnail, thumbnailOf, type Thumbnail } from './container/thumbnail.ts';
export { JpegError, type JpegErrorCode } from './errors.ts';
export { openJpeg, type OpenJpeg, type OpenOptions } from './open-jpeg.ts';
export { jpegQuality } from './quality.ts';
export { readJpegHeader, type JpegComponent, type JpegHeader } from './read-jpeg-header.ts';
export { repairJpeg, type ChangedBlock, type RepairedJpeg } from './repair/repair-jpeg.ts';
export type { Spot } from './repair/spot.ts';
export type { EncodedJpeg } from './rewrite.ts';
export type { JpegSegment } from './structure/markers.ts';
export { exifOf, isApplication, xmpOf } from './structure/metadata.ts';
