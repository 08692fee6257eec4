/** The public door of @hotpix/decoder-jpeg. */
export { jpegDecoder } from './jpeg-decoder.ts';
