/** The door of @hotpix/decoder-raw/pure: no Node modules, no threads. */
export type { LibRawWasm } from './load-libraw.ts';
export { rawDecoder, type RawDecoderOptions } from './raw-decoder.ts';
