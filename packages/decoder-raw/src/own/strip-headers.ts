/** What the lossless JPEG of a strip says of itself. */
import { readLosslessJpegHeaders, type LosslessHeaders } from '@hotpix/dng';
import type { Piece } from '@hotpix/tiff';

/** `undefined` where it is of no kind that is read here, or damaged. */
export function readStripHeaders(bytes: Uint8Array, { offset, length }: Piece): LosslessHeaders | undefined {
  const headers = readLosslessJpegHeaders(bytes.subarray(offset, offset + length));
  return headers === 'unusual' || headers === 'damaged' ? undefined : headers;
}

/** Whether its samples are those of a frame, of which each of its rows holds one or more. */
export function suitsFrame(
  headers: LosslessHeaders | undefined,
  { width, height }: { readonly width: number; readonly height: number },
): headers is LosslessHeaders {
  return headers !== undefined && headers.width % width === 0 && headers.width * headers.height === width * height;
}
