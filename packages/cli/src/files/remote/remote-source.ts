import type { Source } from '@hotpix/core';
import type { Place, ReadOptions } from '@hotpix/objects';
import type { Larder } from './larder.ts';

const HEAD = 65_536;

/** An object on a server, and what is known of it before it is asked for. */
export interface RemoteObject {
  readonly place: Place;
  readonly key: string;
  readonly etag?: string;
  readonly size?: number;
}

interface Surroundings {
  readonly larder: Larder;
  readonly signal: AbortSignal;
  /** Whether a decoder knows a file by its first bytes, so that it will be read. */
  readonly isWanted: (head: Uint8Array, path: string) => boolean;
}

/**
 * A photograph on a server as a source of bytes. What was seen of it first is what it must be whenever it is asked for again; else
 * `head` and `read` are the `HotpixError` `changedObject`.
 * @param path the address as it may be shown
 */
export function remoteSource(path: string, object: RemoteObject, incidental: boolean, around: Surroundings): Source {
  const own = new RemoteBytes(path, object, around);
  return { path, incidental, head: () => own.head(), read: () => own.read(), expect: () => own.expect() };
}

class RemoteBytes {
  private readonly path: string;
  private readonly object: RemoteObject;
  private readonly around: Surroundings;
  private seen: Pick<ReadOptions, 'etag' | 'size'>;
  /** The first bytes of what will be read, until the others come. */
  private kept: Uint8Array | undefined;
  /** How many of them are taken in the larder. */
  private keptInLarder = 0;
  private isSeen = false;
  /** All bytes on their way before they are asked for; none where no decoder wants them. */
  private coming: Promise<Uint8Array | undefined> | undefined;
  /** Bytes that are taken for them in the larder. */
  private held: number | undefined;
  /** Whether nothing more is to come before it is asked for. */
  private isLookedAt = false;

  constructor(path: string, object: RemoteObject, around: Surroundings) {
    this.path = path;
    this.object = object;
    this.around = around;
    this.seen = { etag: object.etag, size: object.size };
  }

  async head(): Promise<Uint8Array> {
    const { coming } = this;
    try {
      const whole = await coming;
      return whole?.subarray(0, HEAD) ?? this.kept ?? (await this.look());
    } catch (error) {
      if (this.coming === coming) this.letGo();
      throw error;
    }
  }

  async read(): Promise<Uint8Array> {
    const { coming } = this;
    try {
      return (await coming) ?? (await this.fetch());
    } finally {
      if (this.coming === coming) this.letGo();
    }
  }

  expect(): void {
    const { size } = this.seen;
    if (this.coming || this.isLookedAt) return;
    if (size === undefined) {
      this.isLookedAt = true;
      this.look().then(
        () => (this.isLookedAt = false),
        () => undefined,
      );
    } else if (this.around.larder.take(size)) {
      this.held = size;
      this.coming = this.fetchWanted();
      // Who asks for the bytes is told.
      this.coming.catch(() => this.giveBack());
    }
  }

  private letGo(): void {
    this.coming = undefined;
    this.giveBack();
  }

  private giveBack(): void {
    if (this.held !== undefined) this.around.larder.giveBack(this.held);
    this.held = undefined;
  }

  private async fetchWanted(): Promise<Uint8Array | undefined> {
    const head = this.kept ?? (await this.look());
    if (this.around.isWanted(head, this.path)) return this.fetch();
    this.isLookedAt = true;
    this.letGo();
    return undefined;
  }

  private async look(): Promise<Uint8Array> {
    const { place, key } = this.object;
    const { signal, larder, isWanted } = this.around;
    const { facts, bytes } = await place.look(key, HEAD, { ...this.seen, signal });
    this.seen = { etag: facts.etag, size: facts.size };
    // Who looks first may only take stock; who looks again is about to read.
    const isStock = !this.isSeen;
    this.isSeen = true;
    if (this.kept || !isWanted(bytes, this.path) || (isStock && !larder.takeHead(bytes.length))) return bytes;
    this.kept = bytes;
    this.keptInLarder = isStock ? bytes.length : 0;
    return bytes;
  }

  /** Those that are kept, and the others: each once. Without an ETag nothing would tell that they are not of one file. */
  private async fetch(): Promise<Uint8Array> {
    const { place, key } = this.object;
    const { kept, seen } = this;
    this.around.larder.giveBackHead(this.keptInLarder);
    this.kept = undefined;
    this.keptInLarder = 0;
    const options = { ...seen, signal: this.around.signal };
    const isSure = seen.etag !== undefined && !seen.etag.startsWith('W/');
    if (!kept || (!isSure && kept.length !== seen.size)) return place.read(key, options);
    const whole = new Uint8Array(seen.size ?? 0);
    whole.set(kept);
    if (kept.length < whole.length) whole.set(await place.read(key, { ...options, from: kept.length }), kept.length);
    return whole;
  }
}
