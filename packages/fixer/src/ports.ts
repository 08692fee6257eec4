/** What a host lends for writing files. */
import { zlib, type Zlib } from '@hotpix/tiff';
import { md5 } from '@noble/hashes/legacy.js';

/** Samples of 8 or 16 bits, row-major, channels interleaved: grey, RGB, RGB and alpha. */
export interface PlainPicture {
  readonly samples: Uint8Array | Uint16Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
}

export interface JpegForm {
  /** 1 to 100 on the scale of libjpeg. */
  readonly quality: number;
  readonly chromaSubsampling: '4:2:0' | '4:4:4';
  readonly progressive: boolean;
}

/** Encodes pictures as a whole: sharp in Node, whatever the host has elsewhere. */
export interface Encoder {
  /** A baseline or progressive JPEG in sRGB or grey, without metadata. */
  jpeg(picture: PlainPicture, form: JpegForm): Promise<Uint8Array>;
  png(picture: PlainPicture, form: { readonly interlaced: boolean }): Promise<Uint8Array>;
}

/** As `Zlib`, but the answer may come later. */
export interface BackgroundZlib {
  inflate(data: Uint8Array, most: number): Promise<Uint8Array>;
  deflate(bytes: Uint8Array): Promise<Uint8Array>;
}

export interface Ports {
  /**
   * Without it JPEGs are not encoded anew, and PNGs of a palette are not repaired.
   * @default none
   */
  readonly encoder?: Encoder;
  /** For strips and tiles of TIFF. @default one of JavaScript alone */
  readonly zlib: Zlib;
  /** For PNG, whose samples are one piece. @default the same, on this thread */
  readonly backgroundZlib: BackgroundZlib;
}

/** The ports, and a digest: that of the platform where it has one. */
export interface WriterPorts extends Ports {
  /** RFC 1321, 16 bytes, for the digests of DNG. */
  readonly md5: (bytes: Uint8Array) => Uint8Array;
}

/** Of JavaScript alone. */
export const OWN_PORTS: WriterPorts = {
  zlib,
  backgroundZlib: {
    inflate: async (data, most) => zlib.inflate(data, most),
    deflate: async (bytes) => zlib.deflate(bytes),
  },
  md5,
};
