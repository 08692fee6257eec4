/** Comments (COM, ITU-T T.81, B.2.4.5). */
import { concatenate } from '@hotpix/tiff';
import { readJpegHeader, type JpegHeader } from '../read-jpeg-header.ts';
import { MARKER, textOf } from '../structure/markers.ts';
import { movePictures } from './move-pictures.ts';

/** The texts of all comments before the first scan, a character per byte. */
export const commentsOf = ({ segments }: Pick<JpegHeader, 'segments'>): string[] =>
  segments.filter(({ marker }) => marker === MARKER.COM).map(({ bytes }) => textOf(bytes.subarray(4)));

/**
 * The file with one more comment, behind the segments of applications; what counts on the length of the picture is set right.
 * @param text of ASCII, up to 65,533 characters
 * @throws {JpegError} `badJpeg` for a file without a readable header, `container` for one that tells its length in words
 */
export function withComment(file: Uint8Array, text: string): Uint8Array {
  const { segments, scan } = readJpegHeader(file);
  const last = segments.findLast(isApplicationOrComment);
  const at = last ? last.bytes.byteOffset - file.byteOffset + last.bytes.length : 2;
  const words = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const length = words.length + 2;
  const comment = Uint8Array.of(0xff, MARKER.COM, length >> 8, length & 255, ...words);
  const copy = concatenate([file.subarray(0, at), comment, file.subarray(at)]);
  movePictures(copy, scan, comment.length);
  return copy;
}

const isApplicationOrComment = ({ marker }: JpegHeader['segments'][number]): boolean =>
  (marker >= MARKER.APP0 && marker <= MARKER.APP15) || marker === MARKER.COM;
