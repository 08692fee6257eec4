/** AVIF and HEIF, as far as the samples can be had as stored. */
import type { DecodeContext } from '@hotpix/core';
import { decodeOther } from './decode-other.ts';
import { unsuitable } from './errors.ts';
import type { Picture } from './picture.ts';
import type { Ports } from './ports.ts';

/** Containers of boxes on the way to the item properties (ISO 14496-12, ISO 23008-12), with the bytes before their first box. */
const CONTAINERS: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0 };
const MOST_BOXES = 1024;

/**
 * @throws {HotpixError} `refused` or `tooLarge`; also for a picture with a rotation, mirroring or crop in its container, which
 * the library applies and cannot be told to leave
 */
export async function decodeHeif(bytes: Uint8Array, context: DecodeContext, { pixels }: Ports): Promise<Picture> {
  if (hasTransformation(bytes)) {
    throw unsuitable(
      'an AVIF or HEIF picture as its sensor stored it',
      'one that its container turns, mirrors or crops',
      'Give the original of the camera.',
    );
  }
  return { ...(await decodeOther(bytes, 'heif', context, pixels)), lossy: true };
}

function hasTransformation(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const open: { at: number; end: number }[] = [{ at: 0, end: bytes.length }];
  for (let boxes = 0, range = open.pop(); range && boxes < MOST_BOXES; boxes++, range = open.pop()) {
    const { at, end } = range;
    if (at + 8 > end) continue;
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'imir' || type === 'clap' || (type === 'irot' && (bytes[at + 8] & 3) !== 0)) return true;
    const stated = view.getUint32(at);
    // 0 means: to the end of the file. 1, a 64-bit size, is for media data larger than 4 GiB.
    const next = stated >= 8 ? at + stated : end;
    open.push({ at: next, end });
    const inner = CONTAINERS[type];
    if (inner !== undefined) open.push({ at: at + 8 + inner, end: Math.min(next, end) });
  }
  return false;
}
