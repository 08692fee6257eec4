/** What servers do wrong, as HTTP and as S3. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openPlace, type Place, type PlaceOptions } from '../src/index.ts';
import { digits, faultyServer, WHOLE, type Answering, type FaultyServer } from './support/faulty-server.ts';

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
});
afterEach(() => vi.unstubAllEnvs());

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const status =
  (code: number, headers: Record<string, string> = {}): Answering =>
  (_, response) =>
    void response.writeHead(code, headers).end();

describe.each([
  ['HTTP', () => server.origin],
  ['S3', () => 's3://bucket'],
])('%s', (_, address) => {
  const open = (options: PlaceOptions = {}): Place => openPlace(address(), { pause: 1, timeout: 5000, ...options });
  const failing = async (work: Promise<unknown>): Promise<Error & { code?: string }> =>
    work.then(
      () => expect.unreachable(),
      (error: Error) => error,
    );

  test.each([408, 429, 500, 502, 503, 504])(
    'that answers %i is asked again, until it gives the bytes',
    async (code) => {
      server.answer = (request, response, n) => (n <= 2 ? status(code) : digits)(request, response, n);
      expect(textOf(await open().read('a'))).toBe('0123456789');
      expect(server.asked).toHaveLength(3);
    },
  );

  test('that never gives them is asked five times', async () => {
    server.answer = status(503);
    const error = await failing(open().read('a'));
    expect(error).toMatchObject({
      code: 'unreachable',
      message: expect.stringMatching(/the status 503.*, after 5 tries/),
    });
    expect(server.asked).toHaveLength(5);
  });

  test('that is down for all is not waited for with each', async () => {
    server.answer = status(503);
    const place = open({ attempts: 2 });
    for (let n = 0; n < 8; n++) await failing(place.read('a'));
    server.asked.length = 0;
    await failing(place.read('a'));
    expect(server.asked).toHaveLength(1);
    server.answer = digits;
    await place.read('a');
    server.answer = status(503);
    server.asked.length = 0;
    await failing(place.read('a'));
    expect(server.asked).toHaveLength(2);
  });

  test.each([400, 401, 403, 405, 418])('that refuses by %i is asked once', async (code) => {
    server.answer = status(code);
    expect(await failing(open().read('a'))).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining(`${code}`),
    });
    expect(server.asked).toHaveLength(1);
  });

  test('that does not answer in time is left', async () => {
    server.answer = () => {};
    const error = await failing(open({ timeout: 40, attempts: 2 }).read('a'));
    expect(error).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('within 0.04 s, after 2 tries'),
    });
  });

  test('that stops within the body is left', async () => {
    server.answer = (_request, response) => void response.writeHead(200, WHOLE).write('01234');
    const error = await failing(open({ timeout: 60, attempts: 2 }).read('a'));
    expect(error).toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('within 0.06 s, after 2 tries'),
    });
  });

  test('that drips its bytes is left', async () => {
    server.answer = (_request, response) => {
      response.writeHead(200, WHOLE);
      const drip = setInterval(() => response.write('0'), 20);
      response.on('close', () => clearInterval(drip));
    };
    const error = await failing(open({ timeout: 60, attempts: 1 }).read('a'));
    expect(error).toMatchObject({ code: 'unreachable', message: expect.stringContaining('too little, within 0.06 s') });
  });

  test('that breaks off is asked again', async () => {
    server.answer = (request, response, n) => {
      if (n > 2) return digits(request, response, n);
      response.writeHead(200, WHOLE).write('01234', () => response.destroy());
    };
    expect(textOf(await open().read('a'))).toBe('0123456789');
    expect(server.asked).toHaveLength(3);
  });

  test('that promises more bytes than it has is left', async () => {
    server.answer = (_request, response) => {
      response.writeHead(200, { ...WHOLE, 'content-length': 12, connection: 'close' }).write('0123456789');
      response.socket?.end();
    };
    expect(await failing(open({ attempts: 2 }).read('a'))).toMatchObject({ code: 'unreachable' });
    expect(server.asked).toHaveLength(2);
  });

  test.each([
    ['refuses an ETag that it does not have', status(412)],
    [
      'gives another ETag',
      (_: unknown, response) => void response.writeHead(200, { ...WHOLE, etag: '"two"' }).end('9876543210'),
    ],
    ['has none of its bytes', status(416)],
    ['gives another size', (_: unknown, response) => void response.writeHead(200, { 'content-length': 4 }).end('0123')],
  ] satisfies [string, Answering][])('that %s has another object now', async (_name, answer) => {
    server.answer = answer;
    const error = await failing(open().read('a', { etag: '"one"', size: 10, from: 1 }));
    expect(error).toMatchObject({
      code: 'changedObject',
      message: expect.stringContaining('it was replaced meanwhile'),
    });
    expect(server.asked).toHaveLength(1);
  });

  test('is asked for the object by its ETag', async () => {
    server.answer = digits;
    expect(textOf(await open().read('a', { etag: '"one"', from: 3, length: 2 }))).toBe('34');
    expect(server.asked[0].headers).toMatchObject({ 'if-match': '"one"', range: 'bytes=3-4' });
  });

  test('is asked for one part after the other by connections that stay', async () => {
    server.answer = digits;
    server.connections = 0;
    const place = open();
    for (let n = 0; n < 4; n++) {
      await place.look('a', 4);
      await place.read('a', { from: 4 });
    }
    expect(server.asked).toHaveLength(8);
    // The next question may come before a connection is known to be free.
    expect(server.connections).toBeLessThanOrEqual(2);
  });

  test('that knows no ranges is read from the start, and no further than asked', async () => {
    server.answer = (_request, response) => void response.writeHead(200, WHOLE).end('0123456789');
    expect(textOf(await open().read('a', { from: 3, length: 2 }))).toBe('34');
    expect((await open().look('a', 4)).facts).toEqual({ key: 'a', size: 10, etag: '"one"' });
  });

  test('that gives another part than was asked for is left', async () => {
    const headers = { ...WHOLE, 'content-length': 2, 'content-range': 'bytes 5-6/10' };
    server.answer = (_request, response) => void response.writeHead(206, headers).end('56');
    expect(await failing(open().read('a', { from: 3, length: 2 }))).toMatchObject({ code: 'unreachable' });
  });

  test('that says a body is longer than is read gets no time to give it', async () => {
    server.answer = (_request, response) => void response.writeHead(200, { 'content-length': 1001 }).write('0');
    expect(await failing(open({ most: 1000 }).read('a'))).toMatchObject({ code: 'longObject' });
  });

  test('whose body does not end is left', async () => {
    let isOpen = true;
    server.answer = (_request, response) => {
      const more = (): void => {
        if (isOpen) response.write('0'.repeat(10_000), () => setImmediate(more));
      };
      response.on('close', () => (isOpen = false));
      more();
    };
    expect(await failing(open({ most: 100_000 }).read('a'))).toMatchObject({ code: 'longObject' });
    await vi.waitFor(() => expect(isOpen).toBe(false));
  });

  test('has no object of a name', async () => {
    server.answer = status(404);
    expect(await open().head('a')).toBeUndefined();
    expect(await failing(open().read('a'))).toMatchObject({ code: 'noObject' });
    expect(server.asked).toHaveLength(2);
  });

  test('is left by who is told to stop', async () => {
    const controller = new AbortController();
    server.answer = () => controller.abort(new Error('enough'));
    expect(await failing(open().read('a', { signal: controller.signal }))).toMatchObject({ message: 'enough' });
  });

  test('that nobody listens at is said to be so', async () => {
    const gone = await faultyServer();
    await gone.close();
    vi.stubEnv('AWS_ENDPOINT_URL_S3', gone.origin);
    const place = openPlace(address().replace(server.origin, gone.origin), { pause: 1, attempts: 2 });
    expect(await failing(place.read('a'))).toMatchObject({
      message: expect.stringContaining('nothing listens there, after 2 tries'),
    });
  });
});
