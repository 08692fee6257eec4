/** From an address that the user typed to photographs on a server. */
import { dirname, join } from 'node:path/posix';
import { withoutSecrets, type ObjectFacts, type Place } from '@hotpix/objects';
import picomatch from 'picomatch';
import { isDynamicPattern } from 'tinyglobby';
import { emptyFolder, nothingMatches, notThere } from '../../errors.ts';
import { BACKUP } from '../backup.ts';
import type { Exclusion } from '../exclusion.ts';
import type { RemoteObject } from './remote-source.ts';
import type { Remotes } from './remotes.ts';

export interface FoundObject {
  /** The address as it may be shown. */
  readonly path: string;
  /** Whether it was meant by its name or by a glob. */
  readonly isNamed: boolean;
  readonly object: RemoteObject;
}

/**
 * What an address stands for: of S3 an object, all objects below a prefix but hidden ones, or those that a glob matches, in which case
 * does not count; of HTTP itself, which is not asked for yet.
 * @throws {UsageError} where there is nothing
 * @throws {HotpixError} `badPlace`, `unreachable`
 */
export async function findObjects(address: string, remotes: Remotes, isExcluded: Exclusion): Promise<FoundObject[]> {
  const { place, key } = remotes.open(address);
  const shown = withoutSecrets(address);
  if (key === '' && !/^s3:/i.test(address)) {
    const { host, pathname } = new URL(shown);
    if (isExcluded(join('/', host, pathname), join('/', host, dirname(pathname)))) throw nothingMatches(shown);
    return [{ path: shown, isNamed: true, object: { place, key } }];
  }
  const found = await expand(place, key, remotes.signal);
  if (!found) throw notThere([shown]);
  const bucket = place.url.slice('s3://'.length);
  const meant = found.facts.filter((facts) => !isExcluded(join('/', bucket, facts.key), join('/', bucket, found.root)));
  if (meant.length === 0) throw found.isNamed ? nothingMatches(shown) : emptyFolder(shown);
  return meant.map((facts) => ({
    ...{ path: `${place.url}/${facts.key}`, isNamed: found.isNamed },
    object: { place, ...facts },
  }));
}

interface Expansion {
  readonly facts: readonly ObjectFacts[];
  readonly isNamed: boolean;
  /** What was searched, as a folder is. */
  readonly root: string;
}

async function expand(place: Place, key: string, signal: AbortSignal): Promise<Expansion | undefined> {
  const isFolder = key === '' || key.endsWith('/');
  const one = isFolder ? undefined : await place.head(key, { signal });
  if (one) return { facts: [one], isNamed: true, root: dirname(key) };
  const folder = isFolder ? key : `${key}/`;
  const below = await listed(place, folder, signal);
  if (below.length > 0)
    return { facts: below.filter((facts) => !isHidden(facts, folder)), isNamed: false, root: folder };
  if (!isDynamicPattern(key)) return undefined;
  const root = key.slice(0, key.search(/[*?[\]{}()!+@]/)).replace(/[^/]*$/, '');
  // Cameras write .JPG, people .jpg.
  const matches = picomatch(key, { nocase: true });
  const facts = (await listed(place, root, signal)).filter((one) => matches(one.key));
  return { facts, isNamed: true, root };
}

async function listed(place: Place, prefix: string, signal: AbortSignal): Promise<ObjectFacts[]> {
  const found: ObjectFacts[] = [];
  for await (const facts of place.list(prefix, { signal })) found.push(facts);
  return found;
}

/** As in a folder of this machine. */
const isHidden = ({ key }: ObjectFacts, folder: string): boolean =>
  key.endsWith(BACKUP) ||
  key
    .slice(folder.length)
    .split('/')
    .some((name) => name.startsWith('.'));
