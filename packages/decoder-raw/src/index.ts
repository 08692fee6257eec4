/** The public door of @hotpix/decoder-raw. */
export { rawDecoder, type RawDecoderOptions } from './raw-decoder.ts';
