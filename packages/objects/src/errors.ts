/** The errors of this package, one function each. */
import { HotpixError } from '@hotpix/result';

/** @param came completes "Expected …, got" */
export function badPlace(came: string): HotpixError {
  const expected = 'a folder, s3://bucket/prefix, http:// or https://';
  return new HotpixError('badPlace', `Expected ${expected}, got ${came}.`, { details: { expected, came } });
}

export function badBucket(url: string): HotpixError {
  return new HotpixError(
    'badPlace',
    `Expected a bucket that exists, got '${url}'. Check its name, and AWS_ENDPOINT_URL_S3 where it is not of Amazon.`,
  );
}

export function badKey(key: string): HotpixError {
  return new HotpixError(
    'badPlace',
    `Expected a key of names between single slashes, none of them '.' or '..', got '${key}'.`,
  );
}

/** A key that leads out of a folder by a link. */
export function outside(key: string): HotpixError {
  return new HotpixError('badPlace', `Expected a key within the folder, got '${key}', which a link leads out of it.`);
}

export function readOnlyPlace(url: string): HotpixError {
  return new HotpixError('badPlace', `Expected a folder or s3://bucket/prefix to write to, got '${url}'.`);
}

export function notListable(url: string): HotpixError {
  return new HotpixError(
    'badPlace',
    `Expected a folder or s3://bucket/prefix to list, got '${url}'. HTTP lists nothing: name each file by its address.`,
  );
}

export function noObject(url: string): HotpixError {
  return new HotpixError('noObject', `Expected an object '${url}', got none of that name.`);
}

/** @param what that is another one now */
export function changedObject(url: string, what: string): HotpixError {
  return new HotpixError(
    'changedObject',
    `Expected '${url}' as it was when it was first looked at, got another ${what}: it was replaced meanwhile. Run again.`,
  );
}

export function longObject(url: string, most: number): HotpixError {
  return new HotpixError('longObject', `Expected '${url}' to have at most ${most} bytes, got more.`, {
    details: { most },
  });
}

/** @param came completes "Expected …, got" */
export function unreachable(url: string, came: string): HotpixError {
  return new HotpixError('unreachable', `Expected an answer of the server for '${url}', got ${came}.`, {
    details: { came },
  });
}
