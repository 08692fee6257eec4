/** The nouns of hotpix: what flows through the hooks. `hooks.ts` holds the verbs. */

/** Where a photograph's bytes come from. The core opens no files; whoever calls it does. */
export interface Source {
  /** How the photograph is named in the Result: a path, a URL, any text that is unique among the sources. */
  readonly path: string;
  /**
   * Whether nobody said that it is a photograph, as of notes that lie in a folder of photographs: if no decoder knows it,
   * it is set aside instead of failed.
   * @default false
   */
  readonly incidental?: boolean;
  /** The first bytes of the file, up to 64 KiB. */
  head(): Promise<Uint8Array>;
  /** All bytes of the file. */
  read(): Promise<Uint8Array>;
  /**
   * SHA-256 of what was read in lower-case hexadecimal digits, for who has a faster way than Web Crypto, which makes a copy.
   * @default by Web Crypto
   */
  sha256?(bytes: Uint8Array): string;
}

/** Which camera took a picture. Empty text where the file does not say. */
export interface Camera {
  readonly make: string;
  readonly model: string;
  /** Serial number of the body. */
  readonly serial: string;
  /**
   * Which sensor it was, of a device that has several. The core finds it for telephones, by the facts of the capture: a decoder
   * gives it only where it knows better. Absent for cameras, which have one sensor whatever their lens is.
   */
  readonly sensor?: string;
}

/** What a file says about how its picture was taken; every fact is absent where the file is silent. */
export interface Capture {
  /** ISO sensitivity. */
  readonly iso?: number;
  /** Exposure time in seconds. */
  readonly exposure?: number;
  /** F-number of the aperture. */
  readonly aperture?: number;
  /** Focal length of the lens in millimetres, as it is and not as it would be on 35 mm film. */
  readonly focalLength?: number;
  /** The focal length that would give the same picture on 35 mm film, in millimetres. */
  readonly equivalentFocalLength?: number;
  /** Name of the lens. */
  readonly lens?: string;
  /** Temperature of the sensor, or failing that of the camera, in degrees Celsius. */
  readonly temperature?: number;
  /** Time of capture by the camera's clock, ISO 8601 without a zone: `2021-04-08T14:51:12`. */
  readonly taken?: string;
  readonly firmware?: string;
  /** EXIF orientation, 1 to 8. A fact only: samples and coordinates are never turned. */
  readonly orientation?: number;
  /** By how much the camera enlarged a part of the picture, from 1. Of a mosaic it says nothing, and is absent. */
  readonly digitalZoom?: number;
  /** Whether the picture was put together of several that show different parts of the scene. */
  readonly isPanorama?: boolean;
}

/** What a raw developer needs to know of the sensor's colours. */
export interface SensorColour {
  /** XYZ (D65) to camera colour, rows in the order of the camera's colours: the DNG ColorMatrix1. */
  readonly xyzToCamera?: readonly (readonly [number, number, number])[];
  /** Camera colour of what was neutral in the scene, green at 1: the DNG AsShotNeutral. */
  readonly neutral?: readonly number[];
}

/** A rectangle of pixels in stored sensor coordinates. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What all frames of one camera have in common. */
export interface FrameShape {
  readonly camera: Camera;
  /** Stored width in pixels, masked borders included. */
  readonly width: number;
  /** Stored height in pixels, masked borders included. */
  readonly height: number;
  /** Samples a pixel: 1 for a mosaic or a monochrome sensor, 3 for RGB. */
  readonly channels: 1 | 3;
  /**
   * The colour filter array, anchored at the stored pixel (0, 0): equally long rows of one letter a pixel,
   * 2x2 (`['RG', 'GB']`), 6x6 (X-Trans) or longer. Equal letters are equal filters: R, G, B, C, M, Y, W and E name their
   * colours, any other letter says that nobody knows it. Absent for RGB and monochrome.
   */
  readonly mosaic?: readonly string[];
  /** The part of the stored frame that light reaches. */
  readonly active: Rectangle;
  /** Significant bits of a sample. */
  readonly bits: number;
  /** Sample value of no light, in DN. */
  readonly black: number;
  /** Sample value at which the sensor saturates according to the file, in DN. */
  readonly white: number;
  /** Whether neighbouring pixels were mixed on the way here by a lossy codec, which smears a defect. */
  readonly lossy: boolean;
}

/** One photograph as the sensor or the file stored it: nothing cropped, turned, scaled, interpolated or repaired. */
export interface Frame extends FrameShape {
  /** Row-major, channels interleaved, `width * height * channels` samples in DN. */
  readonly samples: Uint8Array | Uint16Array;
  readonly capture: Capture;
  readonly colour?: SensorColour;
  /** Parts of the stored frame that the file says no light reaches. Absent where it does not say. */
  readonly masked?: readonly Rectangle[];
  /**
   * Black levels one by one, where the file gives other ones for other pixels than `black`, which is their mean: equally
   * long rows that repeat, anchored at the stored pixel (0, 0), in DN.
   */
  readonly blackPattern?: readonly (readonly number[])[];
  /** Width of a pixel by its height, where the file says that they differ. */
  readonly pixelAspect?: number;
}

/** Rows of a frame: from, and up to but without, to. */
export interface Rows {
  readonly from: number;
  readonly to: number;
}

/** One value a site, or one a bin: the only thing statistics may be kept in, so that any State can be merged and stored. */
export type Plane = Uint8Array | Uint16Array | Uint32Array | Int16Array | Int32Array | Float64Array;

/** An accumulator's state: its planes by name. Float64 planes hold whole numbers below 2^53, so that sums are exact. */
export type Planes = Record<string, Plane>;

export const DEFECT_KINDS = ['hot', 'stuck', 'dead', 'dim', 'blinking', 'column', 'row'] as const;

/**
 * What is wrong with a pixel. hot: adds to the signal. stuck: does not vary where its neighbours do. dead: does not
 * respond to light. dim: responds less than its neighbours. blinking: present in a part of the frames.
 * column, row: a line of pixels with the same fault.
 */
export type DefectKind = (typeof DEFECT_KINDS)[number];

/** Samples around a defect in one photograph, for people to look at. */
export interface Crop extends Rectangle {
  /** Path of the photograph. */
  readonly path: string;
  readonly channels: 1 | 3;
  /** The samples in DN, row-major, channels interleaved, as little-endian 16-bit numbers in base64. */
  readonly samples: string;
  /** The same samples as the fixers of the pipeline propose them; absent where they propose nothing. */
  readonly repaired?: string;
}

/** One defective pixel, or one defective spot of a lossy picture. Positions are stored sensor coordinates from 0. */
export interface Defect {
  readonly x: number;
  readonly y: number;
  /** Letter of the colour filter, or for RGB the channel (`R`, `G`, `B`) in which it shows most; absent for monochrome. */
  readonly colour?: string;
  readonly kind: DefectKind;
  /** Mean difference from its same-colour neighbours over the frames that count, in DN. */
  readonly amplitude: number;
  /** Share of the frames that count in which it stands out clearly, 0 to 1. */
  readonly rate: number;
  /** Frames that count: those whose neighbourhood here was not clipped. */
  readonly frames: number;
  /** How far from chance it is, in standard deviations of chance; its sign is that of the difference. */
  readonly score: number;
  /** Probability that chance makes no site of the whole sensor this extreme, 0 to 1. */
  readonly confidence: number;
  /** The amplitude as offset + rate · exposure, of a hot pixel of linear samples whose exposures vary. */
  readonly fit?: {
    /** In DN at that ISO, whatever the exposure. */
    readonly offset: number;
    /** In DN per second at that ISO. */
    readonly rate: number;
    /** ISO sensitivity; twice of it doubles both. Absent where the files do not say it. */
    readonly iso?: number;
  };
  /** The value in DN at which it is stuck. */
  readonly level?: number;
  /** The share of its neighbours' signal that a dim pixel gives, 0 to 1. */
  readonly response?: number;
  /** The pixels it touches: itself in a mosaic, the smear in a lossy picture, its length in a column or row. */
  readonly extent: Rectangle;
  /** Number shared by the defects of one group of adjacent ones, from 1; absent for a defect that stands alone. */
  readonly cluster?: number;
  /** The same among the pixels of one colour, which in a mosaic are adjacent across those of other colours. */
  readonly colourCluster?: number;
  readonly crops?: readonly Crop[];
}

/** A new value for one sample. */
export interface Patch {
  readonly x: number;
  readonly y: number;
  /** Index of the channel, from 0. */
  readonly channel: number;
  /** The stored value in DN. */
  readonly from: number;
  /** The value to put in its place in DN, a whole number. */
  readonly to: number;
  /** Name of the interpolation that made it. */
  readonly method: string;
}
