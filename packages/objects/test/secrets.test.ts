/** What opens something is shown nowhere: neither by the text of an error, nor by what one prints of it. */
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openPlace, withoutSecrets, type Place } from '../src/index.ts';
import { faultyServer, WHOLE, type Answering, type FaultyServer } from './support/faulty-server.ts';

const SECRETS = /hunter2|somebody|c0ffee|AKIASECRET|s3cr3t/i;
let server: FaultyServer;

beforeAll(async () => {
  server = await faultyServer();
});
afterAll(() => server.close());
beforeEach(() => {
  vi.stubEnv('AWS_ENDPOINT_URL_S3', server.origin.replace('://', '://somebody:hunter2@'));
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIASECRET');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 's3cr3t');
  vi.stubEnv('AWS_SESSION_TOKEN', 'c0ffee');
});
afterEach(() => vi.unstubAllEnvs());

/** As servers do that repeat what they were sent. */
const chatty = (code: number): Answering => {
  const xml =
    '<Error><Code>SignatureDoesNotMatch</Code><AWSAccessKeyId>AKIASECRET</AWSAccessKeyId><Message>c0ffee</Message></Error>';
  return (_, response) =>
    void response
      .writeHead(code, { 'content-type': 'application/xml', location: 'http://[c0ffee', 'x-echo': 's3cr3t' })
      .end(xml);
};

const FAULTS: [string, Answering][] = [
  ...[302, 400, 401, 403, 404, 412, 416, 500, 503].map((code): [string, Answering] => [`${code}`, chatty(code)]),
  ['no answer', () => {}],
  ['a connection that breaks', (request) => request.destroy()],
  ['no HTTP', (_, response) => void response.socket?.end('c0ffee\r\n\r\n')],
  ['half a body', (_, response) => void response.writeHead(200, WHOLE).write('01', () => response.destroy())],
  ['another ETag', (_, response) => void response.writeHead(200, { ...WHOLE, etag: '"two"' }).end('0123456789')],
  ['another part', (_, response) => void response.writeHead(206, { 'content-range': 'bytes 5-6/c0ffee' }).end('56')],
  ['a body without an end', (_, response) => void response.write('0'.repeat(2000))],
  ['a redirect with a signature', (_, response) => void response.writeHead(307, { location: '/b?sig=c0ffee' }).end()],
];

describe.each([
  ['HTTP', () => `${server.origin.replace('://', '://somebody:hunter2@')}/a.jpg?sig=c0ffee&X-Amz-Signature=s3cr3t`],
  ['S3', () => 's3://bucket/x'],
])('an error of %s', (name, address) => {
  const open = (): Place => openPlace(address(), { pause: 1, attempts: 2, timeout: 60, most: 1000 });
  const asks: [string, (place: Place) => Promise<unknown>][] = [
    ['read', (place) => place.read('k', { etag: '"one"', size: 10, from: 1, length: 5 })],
    ['head', (place) => place.head('k')],
    ['list', (place) => place.list('k')[Symbol.asyncIterator]().next()],
    ['write', (place) => place.write('k', new Uint8Array(5))],
    ['remove', (place) => place.remove('k')],
  ];

  test.each(FAULTS)('after %s shows no secret', async (_fault, answer) => {
    server.answer = answer;
    for (const [verb, ask] of asks) {
      const place = open();
      const error = await ask(place).catch((reason: unknown) => reason);
      const shown = inspect(error, { depth: Infinity, showHidden: true }) + JSON.stringify(error) + place.url;
      expect(shown, verb).not.toMatch(SECRETS);
    }
    const failing = open().read('k', { etag: '"one"', size: 10, from: 1 });
    await expect(failing, name).rejects.toHaveProperty('name', 'HotpixError');
  });
});

test.each([
  's3://somebody:hunter2@bucket/x',
  'ftp://somebody:hunter2@host/x',
  'https://somebody:hunter2@ho st/x',
  'file://somebody:hunter2@host/x',
])('an address that cannot be opened shows no secret: %s', (address) => {
  expect(() => openPlace(address)).toThrow(expect.objectContaining({ code: 'badPlace' }));
  try {
    openPlace(address);
  } catch (error) {
    expect(inspect(error, { depth: Infinity, showHidden: true })).not.toMatch(SECRETS);
  }
});

describe('an address as it may be shown', () => {
  test.each([
    ['https://u:p@host:8080/a/b.jpg#top', 'https://host:8080/a/b.jpg'],
    ['https://host/get?id=17&file=DSC_0001.NEF', 'https://host/get?id=17&file=DSC_0001.NEF'],
    [
      'https://b.s3.amazonaws.com/a?X-Amz-Date=20260101&X-Amz-Signature=ab12',
      'https://b.s3.amazonaws.com/a?X-Amz-Date=…&X-Amz-Signature=…',
    ],
    [
      'https://a.blob.core.windows.net/c/a?sv=2024&sp=r&se=2027&sig=x',
      'https://a.blob.core.windows.net/c/a?sv=…&sp=…&se=…&sig=…',
    ],
    [
      'https://storage.googleapis.com/a?X-Goog-Credential=1&Expires=12',
      'https://storage.googleapis.com/a?X-Goog-Credential=…&Expires=…',
    ],
    ['https://host/a?apikey=123&access_token=1&pin=7&k=Zm9vYmFy', 'https://host/a?apikey=…&access_token=…&pin=…&k=…'],
    ['https://host/a?eyJhbGciOiJIUzI1NiJ9', 'https://host/a?…'],
    ['s3://bucket/a?b#c', 's3://bucket/a?b#c'],
    ['s3://u:p@bucket/a', 's3://bucket/a'],
    ['postgres://u:p/w@host/db', 'postgres://host/db'],
    ['photos/2026', 'photos/2026'],
  ])('%s is %s', (address, shown) => {
    expect(withoutSecrets(address)).toBe(shown);
  });
});
