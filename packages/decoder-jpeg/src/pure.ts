/** The door of @hotpix/decoder-jpeg/pure: no Node modules, no native code. */
export { jpegDecoder } from './jpeg-decoder.ts';
export type { PictureKind } from './picture-kind.ts';
export type { Expected } from './picture.ts';
export type { PictureHeader, PixelOptions, Pixels } from './pixels.ts';
export type { Ports } from './ports.ts';
