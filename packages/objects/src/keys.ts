import { badKey } from './errors.ts';

/** Most bytes of a key, as S3 has it. */
const LONGEST = 1024;

/** A key of a bucket, where slashes mean nothing. @throws {HotpixError} `badPlace` for what a server might take for a way elsewhere */
export function bucketKey(key: string): string {
  const isWay = key.split('/').some((part) => part === '.' || part === '..');
  if (isWay || key === '' || key.includes('\0') || Buffer.byteLength(key) > LONGEST)
    throw badKey(key.slice(0, LONGEST));
  return key;
}

/** A key that is a path, too. @throws {HotpixError} `badPlace` for one that could lead elsewhere */
export function pathKey(key: string): string {
  if (key.includes('\\') || key.split('/').includes('')) throw badKey(key.slice(0, LONGEST));
  return bucketKey(key);
}

/** The order of their UTF-8 bytes. */
export const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
