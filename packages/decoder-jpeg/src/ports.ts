/** What a host lends. */
import type { Zlib } from '@hotpix/tiff';
import type { DecodePlanes } from './planes.ts';
import type { Pixels } from './pixels.ts';

export interface Ports {
  readonly pixels: Pixels;
  /** Decodes the planes of JPEGs. @default in the thread that calls */
  readonly planes: DecodePlanes;
  /** Inflates the samples of TIFF. @default one of JavaScript alone */
  readonly zlib?: Zlib;
}
