import type { Components } from '@hotpix/core';

/** What a decoder of one kind of picture yields. */
export interface Picture {
  /** Row-major, channels interleaved; Uint8Array for 8 bits, Uint16Array for more. */
  readonly samples: Uint8Array | Uint16Array | ComponentSamples;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** 8 to 16. */
  readonly bits: number;
  /** The largest value a sample can have. */
  readonly white: number;
  readonly lossy: boolean;
  /** The Exif data, a TIFF structure without pixels; absent where the file has none. */
  readonly exif?: Uint8Array;
  /** The XMP packet; absent where the file has none. */
  readonly xmp?: Uint8Array;
}

/** Components, and their RGB or what makes it. */
interface ComponentSamples {
  readonly components: Components;
  readonly rgb: Uint8Array | (() => Uint8Array);
  readonly row: (y: number) => Uint8Array;
}

/** What a picture will be like, by the words of its header. */
export interface Expected {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly bits: 8 | 16;
}
