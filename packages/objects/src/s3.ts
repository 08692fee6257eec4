/** A bucket of S3, or what lies below a prefix of its keys. */
import type { ListObjectsV2Output } from '@aws-sdk/client-s3';
import { nothing, partOf, type Answer, type Asked, type Page, type Server } from './answer.ts';
import { badBucket } from './errors.ts';
import { bucketKey } from './keys.ts';
import { s3Client, type Client } from './s3-client.ts';
import { Refusal, setbackOfSdk } from './s3-errors.ts';

/** @param prefix of all keys, without the slash that follows it; '' for none */
export function bucket(name: string, prefix: string): Server {
  return new Bucket(name, prefix === '' ? '' : `${prefix}/`);
}

class Bucket implements Server {
  readonly url: string;
  private readonly name: string;
  private readonly before: string;
  private client: Promise<Client> | undefined;

  constructor(name: string, before: string) {
    this.name = name;
    this.before = before;
    this.url = `s3://${name}/${before}`.replace(/\/$/, '');
  }

  urlOf(key: string): string {
    return `s3://${this.name}/${this.before}${bucketKey(key)}`;
  }

  async get(asked: Asked): Promise<Answer | 'changed' | undefined> {
    try {
      return await this.part(asked);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.status === 404) return undefined;
      if (error.status === 412) return 'changed';
      if (error.status === 416) return nothing(asked.from, error.range);
      throw error;
    }
  }

  page = (prefix: string, after: string | undefined, signal: AbortSignal): Promise<Page> =>
    this.send(async ({ client, sdk }) => {
      const command = new sdk.ListObjectsV2Command({
        ...{ Bucket: this.name, Prefix: this.before + prefix, ContinuationToken: after },
        // XML has no control characters.
        EncodingType: 'url',
      });
      return pageOf(await client.send(command, { abortSignal: signal }), this.before);
    });

  put = (key: string, bytes: Uint8Array, signal: AbortSignal): Promise<void> =>
    this.send(async ({ client, sdk }) => {
      await client.send(new sdk.PutObjectCommand({ ...this.of(key), Body: bytes }), { abortSignal: signal });
    });

  remove = (key: string, signal: AbortSignal): Promise<void> =>
    this.send(async ({ client, sdk }) => {
      await client.send(new sdk.DeleteObjectCommand(this.of(key)), { abortSignal: signal });
    });

  private part({ key, from, length, etag, signal }: Asked): Promise<Answer> {
    const isPart = from > 0 || length !== Infinity;
    const Range = isPart ? `bytes=${from}-${length === Infinity ? '' : from + length - 1}` : undefined;
    return this.send(async ({ client, sdk }) => {
      const command = new sdk.GetObjectCommand({ ...this.of(key), Range, IfMatch: etag });
      const got = await client.send(command, { abortSignal: signal });
      const { ContentLength: own, ContentRange: range } = got;
      const place = range === undefined ? { from: 0, size: own } : partOf(range, from);
      return { ...place, length: own, etag: got.ETag, body: got.Body as AsyncIterable<Uint8Array> } as Answer;
    });
  }

  private of(key: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.name, Key: this.before + key };
  }

  /** One try of something, with no error of the library's. */
  private async send<T>(work: (client: Client) => Promise<T>): Promise<T> {
    try {
      return await work(await (this.client ??= s3Client()));
    } catch (error) {
      const setback = setbackOfSdk(error);
      throw setback instanceof Refusal && setback.kind === 'NoSuchBucket' ? badBucket(`s3://${this.name}`) : setback;
    }
  }
}

/** What is called a folder by its last slash holds no bytes of anybody's. */
function pageOf({ Contents = [], EncodingType, ...page }: ListObjectsV2Output, before: string): Page {
  const objects = Contents.flatMap(({ Key = '', Size = 0, ETag }) => {
    const key = EncodingType === 'url' ? decodeURIComponent(Key.replaceAll('+', ' ')) : Key;
    if (!key.startsWith(before) || key.endsWith('/')) return [];
    return [{ key: key.slice(before.length), size: Size, ...(ETag !== undefined && { etag: ETag }) }];
  });
  return { objects, ...(page.IsTruncated && { next: page.NextContinuationToken }) };
}
