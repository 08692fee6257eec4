import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import type { StateTools } from '../state/codec.ts';

/** What a State is stored by in Node: faster than what every engine has, and on threads of its own. */
export const nodeStateTools: StateTools = {
  deflate: (bytes) => promisify(deflateRaw)(bytes, { level: 1 }),
  inflate: (bytes, length) => promisify(inflateRaw)(bytes, { maxOutputLength: Math.max(1, length) }),
  sha256: async (bytes) => createHash('sha256').update(bytes).digest(),
};
