/** The nouns of hotpix: what flows through the hooks. `hooks.ts` holds the verbs, and `@hotpix/result` what comes out. */
import type { Camera, Rectangle } from '@hotpix/result';

export type { Camera, Crop, Defect, Rectangle } from '@hotpix/result';

/** Where a photograph's bytes come from. The core opens no files; whoever calls it does, of Node by `fileSource`. */
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
  /**
   * All bytes of the file.
   * @param lend gives memory for so many bytes, whatever it holds, which they may be read into; undefined where it has none. It is used for
   * another file once this one is decoded, or where samples lie in it, once the frame has been dealt with
   */
  read(lend?: (bytes: number) => Uint8Array | undefined): Promise<Uint8Array>;
  /**
   * Told, maybe more than once, that the file will soon be read: bytes that are far away may begin to come, so that no decoder waits for
   * them. Whoever takes the hint bounds the memory for it. What fails then is told by `head` and `read`.
   */
  expect?(): void;
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
  /** Exif orientation, 1 to 8. A fact only: samples and coordinates are never turned. */
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

/** What all frames of one camera have in common. */
export interface FrameShape {
  readonly camera: Camera;
  /** Stored width in pixels, masked borders included. */
  readonly width: number;
  /** Stored height in pixels, masked borders included. */
  readonly height: number;
  /** Samples per pixel: 1 for a mosaic or a monochrome sensor, 3 for RGB. */
  readonly channels: 1 | 3;
  /**
   * The colour filter array, anchored at the stored pixel (0, 0): equally long rows of one letter per pixel,
   * 2x2 (`['RG', 'GB']`), 6x6 (X-Trans) or longer, up to 256 pixels. Equal letters are equal filters: R, G, B, C, M, Y, W and E name their
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

/** A component of a picture, at a resolution of its own. */
export interface Component {
  readonly width: number;
  readonly height: number;
  /** Row-major, `width * height` samples of 8 bits. */
  readonly samples: Uint8Array;
}

/** A picture as most JPEG files hold it: ITU-T T.871, whose luma and chroma are those of ITU-R BT.601 over the full range. */
export interface Components {
  /** One sample a stored pixel, from black (0) to white (255). */
  readonly luma: Component;
  /** Blue less luma, 128 where there is no colour; one sample per pixel, or one every two pixels across, down or both. */
  readonly cb: Component;
  /** Red less luma, as large as `cb`. */
  readonly cr: Component;
}

/** One photograph as the sensor or the file stored it: nothing cropped, turned, scaled, interpolated or repaired. */
export interface Frame extends FrameShape {
  /**
   * Row-major, channels interleaved, `width * height * channels` samples in DN. Of a frame that has `components` they are made
   * as they are first read, which takes time and memory.
   */
  readonly samples: Uint8Array | Uint16Array;
  /** What the file holds in place of RGB, where it does: then `channels` are 3, and `bits` 8. */
  readonly components?: Components;
  /**
   * A row of `samples`, `width * channels` of them, of a frame that has `components`: for whoever needs but some, which `rowsOf` gives of
   * every frame. Absent where rows cannot be made one by one. It is no enumerable property: `withSamples` adds it.
   */
  readonly row?: (y: number) => Uint8Array;
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

/** What the first bytes of a file tell of the frame in it. */
export interface Identity extends Partial<Pick<Frame, 'capture' | 'width' | 'height' | 'channels'>> {
  readonly camera: Camera;
  /** Whether the samples are those of a colour filter array. */
  readonly isMosaic: boolean;
}

/** Rows of a frame: from, and up to but without, to. */
export interface Rows {
  readonly from: number;
  readonly to: number;
}

/** Plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One value per site, or one per bin: the only thing statistics may be kept in, so that any State can be merged and stored. */
export type Plane = Uint8Array | Uint16Array | Uint32Array | Int16Array | Int32Array | Float64Array;

/** An accumulator's state: its planes by name. */
export type Planes = Record<string, Plane>;

export const PLANE_TYPES = { Uint8Array, Uint16Array, Uint32Array, Int16Array, Int32Array, Float64Array } as const;

/** How a plane of one part of the photographs joins that of another: exact, and the same in any order. */
export type Merge = 'sum' | 'max' | 'min' | 'or';
export const MERGES = ['sum', 'max', 'min', 'or'] as const satisfies readonly Merge[];

/** What a plane is. It begins with zeros, one that merges by `min` with the greatest value of its type. */
export interface PlaneSpec {
  /** Float64 planes hold whole numbers below 2^53, so that sums are exact; they cannot merge by `or`. */
  readonly type: keyof typeof PLANE_TYPES;
  readonly length: number;
  readonly merge: Merge;
}

export type PlaneSpecs = Readonly<Record<string, PlaneSpec>>;

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
  /** All pixels that the defect smeared, of which this is one; absent where it is told pixel by pixel. */
  readonly extent?: Rectangle;
}
