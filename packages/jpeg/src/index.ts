/** The public door of @hotpix/jpeg. */
export { JpegError } from './errors.ts';
export { readJpegHeader, type JpegComponent, type JpegHeader, type JpegSegment } from './read-jpeg-header.ts';
