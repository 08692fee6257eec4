import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Case, Suite } from './suites.ts';

/** Of a case of a camera, whatever came of it: the same finding of two runs has the same. 64 hexadecimal digits. */
export function fingerprintOf({ camera }: Suite, { name }: Case): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify([camera, name]))));
}
