/** The door of @hotpix/decoder-raw/pure: no Node modules, no threads. */
export type { Answer, Task } from './answer.ts';
export type { Unpack } from './decode.ts';
export type { LibRawWasm } from './load-libraw.ts';
export { rawDecoder, rawUnpacker, type RawDecoderOptions, type UnpackerOptions } from './raw-decoder.ts';
