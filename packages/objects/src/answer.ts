/** What servers answer, and what may be in the way. */

/** A part of an object, or all of it. */
export interface Answer {
  /** Offset of the first byte of the body: 0 where a server knows no ranges. */
  readonly from: number;
  /** Bytes of the body; absent where the server does not say. */
  readonly length?: number;
  /** Bytes of the whole object. */
  readonly size?: number;
  readonly etag?: string;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Of an object that has none of the bytes that were asked for. @param range the header `Content-Range` of such an answer */
export function nothing(from: number, range: string | null | undefined): Answer {
  const size = /^bytes \*\/(\d{1,15})$/.exec(range ?? '')?.[1];
  return { from, length: 0, body: noBody(), ...(size !== undefined && { size: Number(size) }) };
}

async function* noBody(): AsyncIterable<Uint8Array> {}

/**
 * Where a part lies in the object. @param range the header `Content-Range`
 * @throws {Setback} for an answer that is another part than was asked for
 */
export function partOf(range: string, from: number): Pick<Answer, 'from' | 'size'> {
  const [, first, size] = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/.exec(range) ?? [];
  if (first === undefined || Number(first) !== from) throw new Setback('another part of it than was asked for');
  return { from, ...(size !== '*' && { size: Number(size) }) };
}

export interface Asked {
  readonly key: string;
  readonly from: number;
  /** Infinity for all that follow. */
  readonly length: number;
  readonly etag?: string;
  readonly signal: AbortSignal;
}

/** A server as places need it; each call is one try. Without `page`, `put` and `remove` it can only be read. */
export interface Server {
  /** Without what must not be shown. */
  readonly url: string;
  /** The address of an object, as it may be shown. @throws {HotpixError} `badPlace` for a key that it does not take */
  urlOf(key: string): string;
  /** Undefined where there is no such object, 'changed' where it has another ETag. @throws {Setback} */
  get(asked: Asked): Promise<Answer | 'changed' | undefined>;
  /** Some of the objects, and what to ask for the next ones. */
  page?(prefix: string, after: string | undefined, signal: AbortSignal): Promise<Page>;
  put?(key: string, bytes: Uint8Array, signal: AbortSignal): Promise<void>;
  remove?(key: string, signal: AbortSignal): Promise<void>;
}

export interface Page {
  readonly objects: readonly { readonly key: string; readonly size: number; readonly etag?: string }[];
  readonly next?: string;
}

/** Why one try failed, in words that show nothing of the server's. */
export class Setback extends Error {
  override readonly name = 'Setback';
  /** Whether another try may succeed. */
  readonly isPassing: boolean;
  /** Milliseconds that the server asks to wait. */
  readonly wait: number;

  /** @param came completes "Expected …, got" */
  constructor(came: string, { isPassing = false, wait = 0 } = {}) {
    super(came);
    this.isPassing = isPassing;
    this.wait = wait;
  }
}

const PASSING_STATUSES = new Set([408, 425, 429, 500, 502, 503, 504]);

/** @param name of the error, where the server has names for them */
export function setbackOfStatus(status: number, name = '', wait = 0): Setback {
  // Whatever the server says more may repeat what it was sent.
  const what = [status, ...(/^[A-Z][A-Za-z]{1,40}$/.test(name) ? [name] : [])].join(' ');
  if (status === 401 || status === 403) {
    return new Setback(`a refusal (${what}). Check the credentials, and what they allow`);
  }
  return new Setback(`the status ${what}`, { isPassing: PASSING_STATUSES.has(status), wait });
}

const PASSING_CODES =
  /^(ECONNRESET|ECONNREFUSED|ECONNABORTED|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ERR_STREAM_PREMATURE_CLOSE|UND_ERR_(?!INVALID).*|TimeoutError)$/;
const WORDS: Readonly<Record<string, string | undefined>> = {
  ECONNREFUSED: 'no connection: nothing listens there',
  ENOTFOUND: 'no connection: no such host is known',
};

/** Of what the network, or a library on the way to it, throws. */
export function setbackOf(error: unknown): Setback {
  if (error instanceof Setback) return error;
  const code = codeOf(error) ?? codeOf((error as Error | undefined)?.cause) ?? '';
  const known = /^\w{1,60}$/.test(code) ? code : 'unknown';
  return new Setback(WORDS[known] ?? `an error on the way (${known})`, { isPassing: PASSING_CODES.test(known) });
}

function codeOf(error: unknown): string | undefined {
  const { code, name } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code === 'string') return code;
  return name === 'Error' || name === 'TypeError' ? undefined : name;
}
