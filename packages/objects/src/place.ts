/** What a place of objects is, whatever holds them. */

export interface ObjectFacts {
  /** Name within the place, with `/` between its parts. */
  readonly key: string;
  /** In bytes. */
  readonly size: number;
  /** Changes with the bytes; opaque, as the server or the disk gives it. Absent where it gives none. */
  readonly etag?: string;
}

export interface ReadOptions {
  /** Offset of the first byte. @default 0 */
  readonly from?: number;
  /** Most bytes to read; fewer come where the object ends. @default all that follow */
  readonly length?: number;
  /** What the object had when it was seen first: another one now is an error. */
  readonly etag?: string;
  /** The same of its size in bytes, for servers that give no ETag. */
  readonly size?: number;
  /** Ends the reading with its reason. */
  readonly signal?: AbortSignal;
}

/** The first bytes of an object and its facts, of one moment. */
export interface Look {
  readonly facts: ObjectFacts;
  readonly bytes: Uint8Array;
}

/**
 * A folder, a bucket or an address. All reads and writes of a server are tried again while what is in the way may pass.
 *
 * Errors are of the kind `HotpixError`: `unreachable` for a server that does not answer, refuses, or breaks off; `badPlace` for what a
 * place cannot do at all, and for keys that would leave it; `noObject`, `changedObject` and `longObject` for the object. None shows a
 * password, a signature, or words of the server. A disk that refuses says so in the system's own errors.
 */
export interface Place {
  /** Where it is, without what must not be shown. */
  readonly url: string;
  /**
   * All objects whose keys begin so, in the order of the UTF-8 bytes of their keys. Those of a folder are found one by one; of S3 the
   * facts of all are in memory first. Not for HTTP.
   * @param prefix any text, also the beginning of a name
   */
  list(prefix?: string, options?: Pick<ReadOptions, 'signal'>): AsyncIterable<ObjectFacts>;
  /** Undefined where there is no such object. */
  head(key: string, options?: Pick<ReadOptions, 'signal'>): Promise<ObjectFacts | undefined>;
  /** The first bytes and the facts by one request. @throws {HotpixError} `noObject` */
  look(key: string, length: number, options?: Pick<ReadOptions, 'etag' | 'size' | 'signal'>): Promise<Look>;
  /** @throws {HotpixError} `noObject`, `changedObject`, `longObject` */
  read(key: string, options?: ReadOptions): Promise<Uint8Array>;
  /**
   * Puts an object in place, whole or not at all, also in the place of one of that name. What S3 takes is one request, so that all
   * parts are in memory first; a folder takes them one by one. Not for HTTP.
   */
  write(
    key: string,
    bytes: Uint8Array | AsyncIterable<Uint8Array>,
    options?: Pick<ReadOptions, 'signal'>,
  ): Promise<void>;
  /** Also where there is none. Not for HTTP. */
  remove(key: string, options?: Pick<ReadOptions, 'signal'>): Promise<void>;
  /** Removes what writers left that were killed. S3 keeps nothing of them. */
  sweep(): Promise<void>;
}

export interface PlaceOptions {
  /** How often a server is asked at most. @default 5 */
  readonly attempts?: number;
  /** Milliseconds of the first pause between two tries; each further one is twice as long, up to 10 s. @default 250 */
  readonly pause?: number;
  /** Milliseconds in which a server must answer, and each part of an answer must follow. @default 30000 */
  readonly timeout?: number;
  /** Bytes of the largest object that is read or written in one go. @default 1 GiB */
  readonly most?: number;
}
