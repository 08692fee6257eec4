/** The door of @hotpix/tiff/node: what Node has faster. */
import { constants, deflateSync, inflateSync } from 'node:zlib';
import type { Zlib } from './codecs/zlib.ts';

/** For `openTiff`, by the zlib of Node. */
export const nodeZlib: Zlib = {
  inflate(data, most) {
    const inflated = inflateSync(data, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
    return new Uint8Array(inflated.buffer, inflated.byteOffset, inflated.length);
  },
  deflate: (bytes) => deflateSync(bytes),
};
