/** A place on a server. */
import { isHotpixError } from '@hotpix/result';
import { Setback, type Answer, type Server } from './answer.ts';
import { changedObject, longObject, noObject, notListable, readOnlyPlace, unreachable } from './errors.ts';
import { byBytes } from './keys.ts';
import type { Look, ObjectFacts, Place, PlaceOptions, ReadOptions } from './place.ts';
import { withRetries } from './retry.ts';
import { joined, takeBody } from './take-body.ts';
import type { Watch } from './watch.ts';

/** Questions in a row, each asked as often as may be, after which a server that does not answer is asked each but once. */
const PATIENCE = 8;

/** Objects that are listed at most, and pages of a list: some 1 GB of facts, and ten times the pages that it takes. */
const MOST_LISTED = 4_000_000;
const MOST_PAGES = 40_000;

type Stop = Pick<ReadOptions, 'signal'>;

export class RemotePlace implements Place {
  readonly url: string;
  private readonly server: Server;
  private readonly options: Required<PlaceOptions>;
  /** Questions in a row to which no answer came. */
  private misses = 0;

  constructor(server: Server, options: Required<PlaceOptions>) {
    this.url = server.url;
    this.server = server;
    this.options = options;
  }

  async *list(prefix = '', { signal }: Stop = {}): AsyncIterable<ObjectFacts> {
    const { page } = this.server;
    if (!page) throw notListable(this.url);
    const all: ObjectFacts[] = [];
    let after: string | undefined;
    for (let pages = 1; pages === 1 || after !== undefined; pages++) {
      const found = await this.ask(this.url, (watch) => page(prefix, after, watch.signal), signal);
      for (const facts of found.objects) all.push(facts);
      if (found.next !== undefined && (found.next === after || pages === MOST_PAGES || all.length > MOST_LISTED)) {
        throw unreachable(this.url, 'a list without an end');
      }
      after = found.next;
    }
    // Directory buckets of Amazon, and some other servers, have an order of their own.
    yield* all.sort((a, b) => byBytes(a.key, b.key));
  }

  async head(key: string, { signal }: Stop = {}): Promise<ObjectFacts | undefined> {
    return (await this.take(key, { length: 1, signal }))?.facts;
  }

  async look(key: string, length: number, options: ReadOptions = {}): Promise<Look> {
    const taken = await this.take(key, { ...options, length });
    if (!taken) throw noObject(this.server.urlOf(key));
    return taken;
  }

  async read(key: string, options: ReadOptions = {}): Promise<Uint8Array> {
    return (await this.look(key, options.length ?? Infinity, options)).bytes;
  }

  async write(key: string, bytes: Uint8Array | AsyncIterable<Uint8Array>, { signal }: Stop = {}): Promise<void> {
    const { put } = this.server;
    if (!put) throw readOnlyPlace(this.url);
    const url = this.server.urlOf(key);
    const whole = bytes instanceof Uint8Array ? bytes : await gather(bytes, url, this.options.most);
    await this.ask(
      url,
      (watch) => {
        watch.give(whole.length);
        return put(key, whole, watch.signal);
      },
      signal,
    );
  }

  async remove(key: string, { signal }: Stop = {}): Promise<void> {
    const { remove } = this.server;
    if (!remove) throw readOnlyPlace(this.url);
    await this.ask(this.server.urlOf(key), (watch) => remove(key, watch.signal), signal);
  }

  async sweep(): Promise<void> {}

  private async ask<T>(url: string, work: (watch: Watch) => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const isDown = this.misses >= PATIENCE;
    try {
      const answer = await withRetries(url, work, { ...this.options, ...(isDown && { attempts: 1 }) }, signal);
      this.misses = 0;
      return answer;
    } catch (error) {
      this.misses = isHotpixError(error) && error.code === 'unreachable' ? this.misses + 1 : 0;
      throw error;
    }
  }

  /** A part of an object and its facts; undefined where there is none. */
  private take(key: string, options: ReadOptions): Promise<Look | undefined> {
    const url = this.server.urlOf(key);
    const { from = 0, length = Infinity, etag, size, signal } = options;
    const asked = { key, from, length, etag };
    const { most } = this.options;
    const work = async (watch: Watch): Promise<Look | undefined> => {
      const answer = await this.server.get({ ...asked, signal: watch.signal });
      watch.touch();
      if (answer === undefined) return undefined;
      if (answer === 'changed') throw changedObject(url, 'ETag');
      if (etag !== undefined && answer.etag !== undefined && answer.etag !== etag) throw changedObject(url, 'ETag');
      if (size !== undefined && answer.size !== undefined && answer.size !== size) throw changedObject(url, 'size');
      const bytes = await takeBody(answer, asked, { url, most, watch });
      // Not every answer says how long the object is.
      if (size !== undefined && bytes.length < Math.min(length, size - from)) throw changedObject(url, 'size');
      return { facts: { key, ...factsOf(answer, from + bytes.length, bytes.length < length) }, bytes };
    };
    return this.ask(url, work, signal);
  }
}

/** @param isWhole whether the object ended where the reading did */
function factsOf({ etag, size }: Answer, end: number, isWhole: boolean): Omit<ObjectFacts, 'key'> {
  if (size === undefined && !isWhole) throw new Setback('an answer that does not say how long the object is');
  return { size: size ?? end, ...(etag !== undefined && { etag }) };
}

async function gather(parts: AsyncIterable<Uint8Array>, url: string, most: number): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const part of parts) {
    length += part.length;
    if (length > most) throw longObject(url, most);
    all.push(part);
  }
  return joined(all, length);
}
