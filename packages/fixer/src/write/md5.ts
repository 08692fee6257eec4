import { createHash } from 'node:crypto';

/** Of bytes, as DNG wants it: RFC 1321. */
export const md5 = (bytes: Uint8Array): Uint8Array => createHash('md5').update(bytes).digest();
