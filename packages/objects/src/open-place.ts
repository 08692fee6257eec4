import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { badPlace } from './errors.ts';
import { FolderPlace } from './folder.ts';
import { httpServer } from './http.ts';
import type { Place, PlaceOptions } from './place.ts';
import { RemotePlace } from './remote-place.ts';
import { bucket } from './s3.ts';
import { withoutSecrets } from './without-secrets.ts';

const USUAL: Required<PlaceOptions> = { attempts: 5, pause: 250, timeout: 30_000, most: 2 ** 30 };

/** What begins like an address, but for a drive of Windows. */
const SCHEME = /^([a-z][a-z0-9+.-]+):(?=\/\/)/i;
/** Of Amazon, and what others allow; no user, port, path or query. */
const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]$/;

/** Whether an address is that of a server, and not a path. */
export const isRemote = (address: string): boolean => SCHEME.test(address) && !/^file:/i.test(address);

/**
 * A place of objects.
 *
 * Of S3 the rest of the address after the bucket, as it stands, comes before all keys with a slash between. Endpoint, region and credentials are
 * those of the environment and the files of AWS. Of HTTP keys are appended to the path, percent-encoded, and the query stays; the key
 * '' is the address itself. User and password of an address are sent to its own server alone.
 *
 * @param address path of a folder, `file://`, `s3://bucket/prefix`, `https://` or `http://`
 * @throws {HotpixError} `badPlace` for anything else
 */
export function openPlace(address: string, options: PlaceOptions = {}): Place {
  const all = { ...USUAL, ...options };
  switch (SCHEME.exec(address)?.[1].toLowerCase()) {
    case undefined:
      return new FolderPlace(address, all.most);
    case 'file':
      return new FolderPlace(folderOf(address), all.most);
    case 's3':
      return s3Place(address.slice('s3://'.length), all);
    case 'http':
    case 'https':
      return new RemotePlace(httpServer(address), all);
    default:
      // The rest may hold a password.
      throw badPlace(`an address that begins with '${SCHEME.exec(address)?.[1]}://'`);
  }
}

function s3Place(rest: string, options: Required<PlaceOptions>): Place {
  const [, name = '', prefix = ''] = /^([^/]*)\/?(.*)$/s.exec(rest) ?? [];
  if (!BUCKET.test(name)) throw badPlace("one of 's3://' whose bucket is no name of letters, digits, dots and hyphens");
  return new RemotePlace(bucket(name, prefix.replace(/\/$/, '')), options);
}

function folderOf(address: string): string {
  try {
    return resolve(fileURLToPath(address));
  } catch {
    throw badPlace(`'${withoutSecrets(address)}', which is no path of this machine`);
  }
}
