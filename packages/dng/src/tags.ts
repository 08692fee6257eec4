/** Numbers of the tags that this package reads or writes: TIFF 6.0, TIFF/EP, Exif 3.0 and DNG 1.4. */
export const TAG = {
  NewSubfileType: 254,
  SubfileType: 255,
  ImageWidth: 256,
  ImageLength: 257,
  BitsPerSample: 258,
  Compression: 259,
  PhotometricInterpretation: 262,
  Make: 271,
  Model: 272,
  StripOffsets: 273,
  Orientation: 274,
  SamplesPerPixel: 277,
  RowsPerStrip: 278,
  StripByteCounts: 279,
  PlanarConfiguration: 284,
  Software: 305,
  DateTime: 306,
  TileWidth: 322,
  TileLength: 323,
  TileOffsets: 324,
  TileByteCounts: 325,
  SubIFDs: 330,
  SampleFormat: 339,
  CFARepeatPatternDim: 33421,
  CFAPattern: 33422,
  ExposureTime: 33434,
  FNumber: 33437,
  LeafData: 34310,
  ExifIFD: 34665,
  ISOSpeedRatings: 34855,
  SensitivityType: 34864,
  ISOSpeed: 34867,
  ExifVersion: 36864,
  DateTimeOriginal: 36867,
  MakerNote: 37500,
  BodySerialNumber: 42033,
  CameraFirmware: 42041,
  DNGVersion: 50706,
  DNGBackwardVersion: 50707,
  UniqueCameraModel: 50708,
  CFAPlaneColor: 50710,
  CFALayout: 50711,
  BlackLevelRepeatDim: 50713,
  BlackLevel: 50714,
  WhiteLevel: 50717,
  DefaultCropOrigin: 50719,
  DefaultCropSize: 50720,
  ColorMatrix1: 50721,
  AsShotNeutral: 50728,
  CameraSerialNumber: 50735,
  CR2Slices: 50752,
  CalibrationIlluminant1: 50778,
  OriginalRawFileName: 50827,
  ActiveArea: 50829,
} as const;

/** PhotometricInterpretation of one colour filter a pixel. */
export const CFA = 32803;
/** PhotometricInterpretation of raw samples without a colour filter array, one or more a pixel. */
export const LINEAR_RAW = 34892;

/** Colour letters in the order of their codes in CFAPattern and CFAPlaneColor. */
export const CFA_LETTERS = 'RGBCMYW';
/** The order of planes in which LibRaw and dcraw name the four colours of a GMCY sensor rightly; it is free in DNG. */
export const PLANE_LETTERS = 'RGBMCYW';
