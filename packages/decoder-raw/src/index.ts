/** The public door of @hotpix/decoder-raw, for Node. */
export { rawDecoder, type RawDecoderOptions } from './node/raw-decoder.ts';
