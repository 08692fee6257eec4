/** What is of HTTP alone. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPlace } from '../src/index.ts';
import { digits, faultyServer, type FaultyServer } from './support/faulty-server.ts';

let server: FaultyServer;
let other: FaultyServer;

beforeAll(async () => {
  [server, other] = await Promise.all([faultyServer(), faultyServer()]);
});
afterAll(() => Promise.all([server.close(), other.close()]));
beforeEach(() => {
  server.asked.length = other.asked.length = 0;
  server.answer = other.answer = digits;
});

const open = (path = '', origin = server.origin) => openPlace(origin + path, { pause: 1, attempts: 2 });
const sendOn = (location: string, status = 302): void => {
  server.answer = (_, response) => void response.writeHead(status, { location }).end();
};

describe('an address', () => {
  test('has objects below it, whose names may be any, and keeps its query', async () => {
    await open('/shoot/?album=7').read('a b/ü?#%.jpg');
    expect(server.asked[0].url).toBe('/shoot/a%20b/%C3%BC%3F%23%25.jpg?album=7');
  });

  test('is an object itself', async () => {
    expect(await open('/a.jpg').head('')).toEqual({ key: '', size: 10, etag: '"one"' });
    expect(server.asked[0].url).toBe('/a.jpg');
  });

  test('is asked for bytes as they are', async () => {
    await open('/a.jpg').read('');
    expect(server.asked[0].headers['accept-encoding']).toBe('identity');
  });

  test('sends user and password to its own server', async () => {
    await open('/a', server.origin.replace('://', '://some%20one:p%40ss@')).read('');
    expect(server.asked[0].headers.authorization).toBe(`Basic ${Buffer.from('some one:p@ss').toString('base64')}`);
  });

  test('is not listed, written or removed', async () => {
    const place = open('/a');
    await expect(place.list()[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'badPlace' });
    await expect(place.write('b', new Uint8Array(1))).rejects.toMatchObject({ code: 'badPlace' });
    await expect(place.remove('b')).rejects.toMatchObject({ code: 'badPlace' });
    expect(server.asked).toHaveLength(0);
  });
});

describe('a redirect', () => {
  test.each([301, 302, 303, 307, 308])('%i is followed, with the range and without the password', async (status) => {
    sendOn(`${other.origin}/b`, status);
    const place = open('/a', server.origin.replace('://', '://user:secret@'));
    expect(new TextDecoder().decode(await place.read('', { from: 2, length: 3 }))).toBe('234');
    expect(other.asked[0].headers.range).toBe('bytes=2-4');
    expect(other.asked[0].headers.authorization).toBeUndefined();
  });

  test('to another address of the same server has the password', async () => {
    server.answer = (request, response, n) =>
      n === 1 ? void response.writeHead(302, { location: '/b' }).end() : digits(request, response, n);
    await open('/a', server.origin.replace('://', '://user:secret@')).read('');
    expect(server.asked[1]).toMatchObject({ url: '/b', headers: { authorization: expect.stringContaining('Basic') } });
  });

  test('in a circle ends', async () => {
    sendOn('/a');
    await expect(open('/a').read('')).rejects.toThrow('got more than 5 redirects');
    expect(server.asked).toHaveLength(6);
  });

  test.each(['file:///etc/passwd', 'ftp://127.0.0.1/a', 'data:,x', 'http://[', ''])('to %j is an error', async (to) => {
    sendOn(to);
    await expect(open('/a').read('')).rejects.toMatchObject({ code: 'unreachable' });
    expect(other.asked).toHaveLength(0);
  });

  test('sends no user and password that a server made up', async () => {
    sendOn(`${other.origin.replace('://', '://user:secret@')}/b`);
    await open('/a').read('');
    expect(other.asked[0].headers.authorization).toBeUndefined();
  });
});

test('a server that does not say how long an object is, is read to its end, or not at all', async () => {
  server.answer = (_, response) => {
    response.write('01234');
    response.end('56789');
  };
  const place = open('/a');
  expect(await place.read('')).toHaveLength(10);
  expect((await place.look('', 20)).facts).toEqual({ key: '', size: 10 });
  await expect(place.look('', 5)).rejects.toThrow('does not say how long the object is');
});
