/** hotpix serve: a history over HTTP, as browsers and scripts meet it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHistory, type History } from '@hotpix/history';
import type { Result } from '@hotpix/core';
import { sampleResult } from '@hotpix/core/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isMeant } from '../src/serving/hosts.ts';
import { Pages } from '../src/serving/pages.ts';
import { createHistoryServer, listen } from '../src/serving/server.ts';

const TOKEN = 'a token of enough characters'.replaceAll(' ', '-');
let folder: string;
let sample: Result;
let history: History;
let servers: Server[];
let [open, closed] = ['', ''];

beforeAll(async () => {
  sample = await sampleResult();
  folder = await mkdtemp(join(tmpdir(), 'hotpix-serve-'));
  history = await openHistory(join(folder, 'qa'));
  await history.add(at(1));
  const pages = new Pages(history, { since: undefined, pitch: undefined, baseline: undefined });
  const served = { history, pages, host: '127.0.0.1' };
  servers = [TOKEN, undefined].map((token) => createHistoryServer({ ...served, token }));
  [open, closed] = await Promise.all(servers.map((server) => listen(server, '127.0.0.1', 0)));
});

afterAll(async () => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  await history.close();
  await rm(folder, { recursive: true });
});

/** Of photographs of that month. */
function at(month: number): Result {
  const taken = `2026-${String(month).padStart(2, '0')}-10T20:00:00`;
  return { ...sample, files: sample.files.map((row) => (row.status === 'used' ? { ...row, taken } : row)) };
}

interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** Without a client that would mend the path or the headers. */
function ask(
  base: string,
  path: string,
  { method = 'GET', headers = {}, body }: Asked = {},
): Promise<{ status: number; headers: IncomingHttpHeaders; text: string }> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

const post = (base: string, result: unknown, headers: Record<string, string> = {}) =>
  ask(base, '/results', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${TOKEN}`, ...headers },
    body: Buffer.isBuffer(result) ? result : JSON.stringify(result),
  });

describe('the pages', () => {
  test('are the list, and one per camera, and run nothing but what they hold', async () => {
    const list = await ask(open, '/');
    expect(list.status).toBe(200);
    expect(list.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; .*script-src 'sha256-[^']+'; .*frame-ancestors 'none'$/,
    );
    expect(list.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    const [{ key }] = await history.cameras();
    const camera = await ask(open, `/cameras/${key}`);
    expect(camera.status).toBe(200);
    expect(camera.text).toContain(`data-camera="${key}"`);
  });

  test('are of the history as it is now', async () => {
    const [{ key }] = await history.cameras();
    const scans = async (): Promise<number> =>
      (await ask(open, `/cameras/${key}`)).text.match(/"time":\[([^\]]*)\]/)![1].split(',').length;
    const before = await scans();
    await history.add(at(2));
    expect(await scans()).toBe(before + 1);
  });

  test('have a head without a body', async () => {
    const { status, headers, text } = await ask(open, '/', { method: 'HEAD' });
    expect([status, text]).toEqual([200, '']);
    expect(Number(headers['content-length'])).toBeGreaterThan(10_000);
  });

  test.each(['/cameras/nobody', '/../../etc/passwd', '/cameras/..%2f..', '/cameras/%00', '//', '/index.sqlite', '*'])(
    'are not at %s',
    async (path) => {
      expect(await ask(open, path)).toMatchObject({ status: 404 });
    },
  );

  test.each([
    ['PUT', '/'],
    ['DELETE', '/results'],
    ['GET', '/results'],
  ])('take no %s at %s', async (method, path) => {
    expect(await ask(open, path, { method })).toMatchObject({ status: 405 });
  });

  test.each(['evil.example', 'evil.example:4687', '127.0.0.1.evil.example', '127.0.0.1@evil.example'])(
    'are refused to a browser that asks %j for them',
    async (Host) => {
      expect(await ask(open, '/', { headers: { Host } })).toMatchObject({ status: 403 });
    },
  );
});

describe('the header Host', () => {
  test.each([
    ['localhost:9000', '127.0.0.1', true],
    ['[::1]:4687', '::1', true],
    ['192.168.1.5', '127.0.0.1', false],
    ['192.168.1.5:4687', '0.0.0.0', true],
    ['qa.example.com', 'qa.example.com', true],
    ['QA.example.com:80', 'qa.example.com', true],
    ['other.example.com', 'qa.example.com', false],
    ['other.example.com', '0.0.0.0', false],
    [undefined, '127.0.0.1', false],
  ])('%s of a server at %s is taken: %s', (header, host, expected) => {
    expect(isMeant(header, host)).toBe(expected);
  });
});

describe('POST /results', () => {
  test('adds a Result once', async () => {
    const first = await post(open, at(3));
    expect([first.status, JSON.parse(first.text).added[0].time]).toEqual([201, '2026-03-10T20:00:00']);
    expect(await post(open, at(3))).toMatchObject({ status: 200 });
  });

  test('takes two writers at once', async () => {
    const answers = await Promise.all([4, 5, 4, 5].map((month) => post(open, at(month))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201, 201]);
    const [{ scans }] = await history.cameras();
    expect(scans.map(({ time }) => time.slice(5, 7)).slice(-2)).toEqual(['04', '05']);
  });

  test.each([
    ['without a token', { Authorization: '' }, 401],
    ['with another token', { Authorization: `Bearer ${TOKEN}x` }, 401],
    ['with the token as a password', { Authorization: `Basic ${TOKEN}` }, 401],
    ['as a form of any page could send it', { 'Content-Type': 'text/plain' }, 415],
    ['encoded', { 'Content-Encoding': 'gzip' }, 415],
  ])('is refused %s', async (_, headers, status) => {
    expect(await post(open, at(6), headers)).toMatchObject({ status });
    expect((await history.cameras())[0].scans.map(({ time }) => time.slice(5, 7))).not.toContain('06');
  });

  test('is refused by a server that was started without a token, whatever is sent', async () => {
    expect(await post(closed, at(6))).toMatchObject({ status: 403 });
  });

  test.each([
    ['no JSON', Buffer.from('{'), 422],
    ['no Result', { schemaVersion: 2 }, 422],
    ['a Result of no camera', { ...{ schemaVersion: 2 }, camera: null }, 422],
  ])('says what is wrong with %s', async (_, body, status) => {
    const { status: came, text } = await post(open, body);
    expect([came, text]).toEqual([status, expect.stringContaining('Expected')]);
  });

  test('takes no more than it says, whether its size is told or not', async () => {
    const large = Buffer.alloc(33 * 2 ** 20, ' ');
    expect(
      await post(open, Buffer.from('x'), { 'Content-Length': String(large.length) }).catch(() => ({ status: 413 })),
    ).toMatchObject({ status: 413 });
    const chunked = await post(open, large, { 'Transfer-Encoding': 'chunked' }).catch(() => ({ status: 413 }));
    expect(chunked).toMatchObject({ status: 413 });
  });
});

test('a port that is taken is told', async () => {
  const { port } = new URL(open);
  const server = createHistoryServer({ history, pages: {} as Pages, host: '127.0.0.1', token: undefined });
  await expect(listen(server, '127.0.0.1', Number(port))).rejects.toThrow(`Expected a free port, got ${port}`);
});
