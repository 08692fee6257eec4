/** The photographs on servers that a command meets. */
import type { Source } from '@hotpix/core';
import { isRemote, openPlace, type ObjectFacts, type Place } from '@hotpix/objects';
import { fileSource } from '../file-source.ts';
import { Larder } from './larder.ts';
import { remoteSource, type RemoteObject } from './remote-source.ts';

export class Remotes {
  /** Fires on Ctrl-C. */
  readonly signal: AbortSignal;
  private readonly larder: Larder;
  private readonly buckets = new Map<string, Place>();
  private readonly sources = new Map<string, Source>();
  private readonly objects = new Map<string, RemoteObject>();

  /** @param memory bytes that the whole run may take */
  constructor(signal: AbortSignal, memory?: number) {
    this.signal = signal;
    this.larder = new Larder(memory);
  }

  /** What an address names, and where it lies there. @throws {HotpixError} `badPlace` */
  open(address: string): RemoteObject {
    const bucket = /^s3:\/\/[^/]*/i.exec(address)?.[0];
    if (bucket === undefined) return { place: openPlace(address), key: '' };
    const place = this.buckets.get(bucket) ?? openPlace(bucket);
    this.buckets.set(bucket, place);
    return { place, key: address.slice(bucket.length + 1) };
  }

  /** @param path the address as it may be shown @param isWanted whether a decoder knows a file by its first bytes */
  add(
    path: string,
    object: RemoteObject,
    incidental: boolean,
    isWanted: (head: Uint8Array, path: string) => boolean,
  ): Source {
    const source = remoteSource(path, object, incidental, { larder: this.larder, signal: this.signal, isWanted });
    this.sources.set(path, source);
    this.objects.set(path, object);
    return source;
  }

  /** A photograph by the path that it has in a Result, of this run or an earlier one. */
  at(path: string): Source {
    if (!isRemote(path)) return fileSource(path);
    return this.sources.get(path) ?? this.add(path, this.open(path), false, () => true);
  }

  /** What is known of one that was met, or what its server says of it. @throws {HotpixError} `noObject`, `unreachable` */
  async factsAt(path: string): Promise<Pick<ObjectFacts, 'size' | 'etag'>> {
    const { place, key, size, etag } = this.objects.get(path) ?? this.open(path);
    if (size !== undefined) return { size, ...(etag !== undefined && { etag }) };
    return (await place.look(key, 0, { signal: this.signal })).facts;
  }

  /** Whether a path is an address that lacks what was not to be shown, so that nobody can ask for it any more. */
  isLost(path: string): boolean {
    return isRemote(path) && !this.sources.has(path) && /^https?:.*[?&=]…/i.test(path);
  }
}
