/** The public door of @hotpix/decoder-raw, for Node. */
export { rawDecoder } from './node/raw-decoder.ts';
