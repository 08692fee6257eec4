/** What LibRaw says of a file, as it crosses from the worker thread. */

/** The part of libraw-wasm's `metadata(true)` that is used here. */
export interface LibRawMetadata {
  readonly raw_width: number;
  readonly raw_height: number;
  readonly left_margin: number;
  readonly top_margin: number;
  /** Of the active area, turned as `flip` says. */
  readonly width: number;
  readonly height: number;
  readonly flip: number;
  readonly camera_make: string;
  readonly camera_model: string;
  readonly iso_speed: number;
  readonly shutter: number;
  readonly aperture: number;
  readonly focal_len: number;
  readonly timestamp: number;
  readonly pixel_aspect: number;
  readonly lens: { readonly Lens: string; readonly makernotes: { readonly Lens: string } };
  readonly colors: number;
  readonly filters: number;
  readonly cdesc: string;
  readonly dng_version: number;
  readonly is_foveon: number;
  /** Of files by Canon. Levels in DN, 0 where the maker note has none. */
  readonly canon?: { readonly AverageBlackLevel: number; readonly ChannelBlackLevel: readonly number[] };
  readonly shootinginfo: { readonly BodySerial: string; readonly InternalBodySerial: string };
  readonly metadata_common: {
    readonly firmware: string;
    readonly SensorTemperature: number;
    readonly CameraTemperature: number;
  };
  readonly color_data: {
    readonly black: number;
    readonly maximum: number;
    readonly raw_bps: number;
    readonly cam_mul: readonly number[];
    readonly cam_xyz: readonly (readonly number[])[];
    readonly dng_color: readonly DngColour[];
  };
}

interface DngColour {
  readonly illuminant: number;
  readonly colormatrix: readonly (readonly number[])[];
}

/** Plain facts of one file, LibRaw's own units and words. */
export interface RawFacts {
  readonly make: string;
  readonly model: string;
  /** That on the body. */
  readonly serial: string;
  /** One that the maker gives in the factory. */
  readonly internalSerial: string;
  readonly firmware: string;
  readonly iso: number;
  /** Seconds. */
  readonly shutter: number;
  readonly aperture: number;
  /** Millimetres. */
  readonly focalLength: number;
  readonly lens: string;
  /** Seconds since 1970 of the camera's clock, read as if it showed the local time of this computer. */
  readonly timestamp: number;
  /** Degrees Celsius of the sensor and of the camera; -1000 and below absolute zero mean absent. */
  readonly temperatures: readonly number[];
  /** LibRaw's own orientation: 0 none, 1 mirrored, 2 flipped, 4 transposed, and their sums. */
  readonly flip: number;
  /** Width of a pixel by its height. */
  readonly pixelAspect: number;
  /** DN */
  readonly black: number;
  /** DN */
  readonly maximum: number;
  readonly bits: number;
  readonly colors: number;
  /** 2 bits per pixel of a pattern of 8 rows and 2 columns; 9 for X-Trans, 0 for none. */
  readonly filters: number;
  /** Letters of the colours. */
  readonly cdesc: string;
  readonly isDng: boolean;
  readonly isFoveon: boolean;
  readonly camMul: readonly number[];
  readonly camXyz: readonly (readonly number[])[];
  readonly dngColours: readonly DngColour[];
}

export function pickFacts(metadata: LibRawMetadata): RawFacts {
  const { shootinginfo, lens, metadata_common: common, color_data: colour } = metadata;
  return {
    make: metadata.camera_make,
    model: metadata.camera_model,
    serial: shootinginfo.BodySerial,
    internalSerial: shootinginfo.InternalBodySerial,
    firmware: common.firmware,
    iso: metadata.iso_speed,
    shutter: metadata.shutter,
    aperture: metadata.aperture,
    focalLength: metadata.focal_len,
    lens: lens.Lens || lens.makernotes.Lens,
    timestamp: metadata.timestamp,
    temperatures: [common.SensorTemperature, common.CameraTemperature],
    flip: metadata.flip,
    pixelAspect: metadata.pixel_aspect,
    black: colour.black,
    maximum: colour.maximum,
    bits: colour.raw_bps,
    colors: metadata.colors,
    filters: metadata.filters,
    cdesc: metadata.cdesc,
    isDng: metadata.dng_version !== 0,
    isFoveon: metadata.is_foveon !== 0,
    camMul: colour.cam_mul,
    camXyz: colour.cam_xyz,
    dngColours: colour.dng_color.map(({ illuminant, colormatrix }) => ({ illuminant, colormatrix })),
  };
}
