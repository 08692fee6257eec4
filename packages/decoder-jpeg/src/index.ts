/** The public door of @hotpix/decoder-jpeg, for Node. */
export { jpegDecoder } from './node/jpeg-decoder.ts';
