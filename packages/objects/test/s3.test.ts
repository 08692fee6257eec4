/** What is of S3 alone. */
import { spawnSync } from 'node:child_process';
import { isHotpixError } from '@hotpix/result';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openPlace } from '../src/index.ts';
import { faultyServer, type FaultyServer } from './support/faulty-server.ts';

let server: FaultyServer;

beforeAll(async () => {
  server = await faultyServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.asked.length = 0;
  vi.stubEnv('AWS_ENDPOINT_URL_S3', server.origin);
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null');
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null');
});
afterEach(() => vi.unstubAllEnvs());

const open = (address = 's3://bucket/some/prefix') => openPlace(address, { pause: 1, attempts: 2 });
const xml = (...parts: string[]): string =>
  `<?xml version="1.0"?><ListBucketResult>${parts.join('')}</ListBucketResult>`;
const object = (key: string, size = 1): string =>
  `<Contents><Key>${key}</Key><Size>${size}</Size><ETag>&quot;${size}&quot;</ETag></Contents>`;

describe('a list', () => {
  test('is of all pages, in order, without the prefix, and without what is called a folder', async () => {
    server.answer = (request, response) => {
      const isSecond = new URL(request.url ?? '', server.origin).searchParams.has('continuation-token');
      const first = [
        '<IsTruncated>true</IsTruncated><NextContinuationToken>more</NextContinuationToken>',
        object('some/prefix/b', 3),
      ];
      const pages = isSecond ? [object('some/prefix/a', 2), object('some/prefix/folder/', 0)] : first;
      response.setHeader('content-type', 'application/xml').end(xml(...pages));
    };
    const found = [];
    for await (const facts of open().list('')) found.push(facts);
    expect(found).toEqual([
      { key: 'a', size: 2, etag: '"2"' },
      { key: 'b', size: 3, etag: '"3"' },
    ]);
  });

  test('has the keys as they are, whatever characters they have', async () => {
    const keys = ['a b+c', 'new\nline', 'ü%41'];
    server.answer = (_, response) => {
      const written = keys.map((key) => object(`some/prefix/${encodeURIComponent(key).replaceAll('%20', '+')}`));
      response.setHeader('content-type', 'application/xml').end(xml('<EncodingType>url</EncodingType>', ...written));
    };
    const found: string[] = [];
    for await (const { key } of open().list('')) found.push(key);
    expect(found).toEqual(keys);
  });

  test('of a server that does not write them so has them as it writes them', async () => {
    server.answer = (_, response) =>
      void response.setHeader('content-type', 'application/xml').end(xml(object('some/prefix/a%41+b')));
    for await (const { key } of open().list('')) expect(key).toBe('a%41+b');
    expect.assertions(1);
  });
});

test('a list that leads back to itself ends', async () => {
  const next = '<IsTruncated>true</IsTruncated><NextContinuationToken>same</NextContinuationToken>';
  server.answer = (_, response) => void response.setHeader('content-type', 'application/xml').end(xml(next));
  await expect(open().list('')[Symbol.asyncIterator]().next()).rejects.toThrow('got a list without an end');
  expect(server.asked).toHaveLength(2);
});

test.each([
  'not xml at all',
  '<a><b>',
  '',
  `<ListBucketResult>${object('%')}<EncodingType>url</EncodingType></ListBucketResult>`,
])('an answer that is no list is an error, or none: %j', async (text) => {
  server.answer = (_, response) => void response.setHeader('content-type', 'application/xml').end(text);
  const list = open('s3://bucket').list('')[Symbol.asyncIterator]();
  const found = await list.next().catch((error: Error) => error);
  expect(found).toSatisfy((one: unknown) => isHotpixError(one) || (one as { done: boolean }).done);
});

test('a write is one request with its length, sent again where the server is busy', async () => {
  server.answer = (_, response, n) => void response.writeHead(n === 1 ? 503 : 200).end();
  async function* parts() {
    yield Buffer.from('01234');
    yield Buffer.from('56789');
  }
  await open().write('a', parts());
  expect(server.asked.map(({ method, url }) => `${method} ${url?.split('?')[0]}`)).toEqual([
    'PUT /bucket/some/prefix/a',
    'PUT /bucket/some/prefix/a',
  ]);
  expect(server.asked[1].headers['content-length']).toBe('10');
});

test('a bucket stands in the path of an endpoint of its own, unless the environment says otherwise', async () => {
  server.answer = (_, response) => void response.writeHead(403).end();
  vi.stubEnv('AWS_ENDPOINT_URL_S3', server.origin.replace('127.0.0.1', 'localhost'));
  await open('s3://bucket')
    .read('a')
    .catch(() => undefined);
  vi.stubEnv('AWS_S3_ADDRESSING_STYLE', 'virtual');
  await open('s3://bucket')
    .read('a')
    .catch(() => undefined);
  // That of the second has the bucket in its name, whether or not such names are known here.
  expect(server.asked.map(({ url }) => url?.split('?')[0]).filter((path) => path !== '/a')).toEqual(['/bucket/a']);
});

test.each([
  ['no credentials', { AWS_ACCESS_KEY_ID: undefined, AWS_REGION: 'eu-west-1' }, 'no credentials to ask with'],
  ['no region', { AWS_ENDPOINT_URL_S3: undefined }, 'no region to ask in'],
])('%s are told in words', async (_, environment, words) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  await expect(open().read('a')).rejects.toThrow(words);
  expect(server.asked).toHaveLength(0);
});

test('a bucket that does not exist is told as such', async () => {
  const answer = '<Error><Code>NoSuchBucket</Code></Error>';
  server.answer = (_, response) => void response.writeHead(404, { 'content-type': 'application/xml' }).end(answer);
  await expect(open().read('a')).rejects.toMatchObject({ code: 'badPlace' });
});

test('the library of Amazon is not loaded before it is needed', () => {
  const index = JSON.stringify(new URL('../dist/index.js', import.meta.url).href);
  const script = `import module from 'node:module';
    const { openPlace } = await import(${index});
    const place = openPlace('s3://bucket', { attempts: 1 });
    const isLoaded = () => Object.keys(module._cache).some((path) => path.includes('client-s3'));
    const before = isLoaded();
    await place.head('a').catch(() => {});
    console.log(before, isLoaded());`;
  const env = { ...process.env, AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' };
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env });
  expect(stdout.trim()).toBe('false true');
});
