/** What a host lends. */
import type { Zlib } from '@hotpix/tiff';
import type { Pixels } from './pixels.ts';

export interface Ports {
  readonly pixels: Pixels;
  /** Inflates the samples of TIFF. @default one of JavaScript alone */
  readonly zlib?: Zlib;
}
