/** The public door of @hotpix/tiff. */
export { ciffTag, readCiffRecords, type CiffRecord } from './ciff/ciff-records.ts';
export { zlib, type Zlib } from './codecs/zlib.ts';
export { concatenate } from './concatenate.ts';
export { badTiff, TiffError, type TiffErrorCode } from './errors.ts';
export { readCarried, readCarriedParts, type Carried, type MakerNote } from './exif/carried.ts';
export { canonSerial } from './exif/makers.ts';
export { noteSerial } from './exif/note-serial.ts';
export { isDng } from './kind/is-dng.ts';
export { isPicture } from './kind/is-picture.ts';
export { openTiff, type SampleChange, type TiffOptions, type TiffPicture } from './picture/open-tiff.ts';
export {
  isCritical,
  isPngCut,
  isSafeToCopy,
  isSound,
  joinPngChunks,
  pngChunk,
  pngData,
  pngForm,
  readPngChunks,
  type PngChunk,
  type PngForm,
} from './png/chunks.ts';
export { crc32 } from './png/crc32.ts';
export { PngRows } from './png/rows.ts';
export { areaOf, columnsOf, indexAt, rowBytes, rowsOf, STRIPS, TILES, type Grid, type Piece } from './samples/grid.ts';
export { putPacked, readPacked } from './samples/packed-bits.ts';
export {
  listedPlaces,
  placePieces,
  withWrites,
  type ChangedPiece,
  type PieceLists,
  type PlacedPiece,
  type Write,
} from './samples/place-pieces.ts';
export { isInPlace, readWords, viewWords } from './samples/words.ts';
export { LooseDirectory } from './structure/loose-directory.ts';
export { firstNumber, isSingle, numberOf, numbersOf } from './structure/numbers.ts';
export { allDirectories, findTag, readDirectory, readTiff, type TiffDirectory } from './structure/read-tiff.ts';
export { CFA, LINEAR_RAW, TAG } from './structure/tags.ts';
export type { TiffTag } from './structure/tiff-tag.ts';
export {
  asciiField,
  byteField,
  longField,
  rationalField,
  shortField,
  signedRationalField,
  undefinedField,
  type Field,
} from './write/fields.ts';
export { withText } from './write/with-text.ts';
export { directorySize, putDirectory } from './write/put-directory.ts';
