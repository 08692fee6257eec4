/** A web server of a folder that counts what it gives. */
import { createHash } from 'node:crypto';
import { readFileSync, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';

export interface CountingServer {
  /** The address of the folder, without a slash at its end. */
  readonly url: string;
  /** What it gave, by the name of the file. */
  readonly given: Map<string, { requests: number; bytes: number }>;
  /** Whether it tells the versions of files apart. */
  hasEtags: boolean;
  /** Most questions for more than first parts that waited for their answers at one time. */
  mostAtOnce: number;
  /** Called before each answer with what is asked for, and the offset of its first byte; awaited. */
  before: (name: string, from: number) => void | Promise<void>;
  close(): Promise<void>;
}

export async function countingServer(folder: string): Promise<CountingServer> {
  const given: CountingServer['given'] = new Map();
  let waiting = 0;
  const server = createServer((request, response) => {
    const { name, from, end } = askedBy(request);
    const isFirst = from === 0 && end <= 65_536;
    if (!isFirst) own.mostAtOnce = Math.max(own.mostAtOnce, ++waiting);
    void Promise.resolve(own.before(name, from)).then(() => {
      if (!isFirst) waiting--;
      answer(join(folder, name), own, request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const own: CountingServer = {
    url: `http://127.0.0.1:${port}`,
    given,
    ...{ hasEtags: true, mostAtOnce: 0, before: () => {} },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return own;
}

function askedBy({ url = '', headers }: IncomingMessage): { name: string; from: number; end: number } {
  const [, first = '0', last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  const name = basename(new URL(url, 'http://localhost').pathname);
  return { name, from: Number(first), end: last ? Number(last) + 1 : Infinity };
}

function answer(
  path: string,
  { given, hasEtags }: CountingServer,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!existsSync(path)) return void response.writeHead(404).end();
  const bytes = readFileSync(path);
  const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
  const expected = request.headers['if-match'];
  if (expected !== undefined && expected !== etag) return void response.writeHead(412).end();
  const { name, from, end } = askedBy(request);
  const part = bytes.subarray(from, end);
  const count = given.get(name) ?? { requests: 0, bytes: 0 };
  given.set(name, { requests: count.requests + 1, bytes: count.bytes + part.length });
  const isPart = request.headers.range !== undefined;
  response.writeHead(isPart ? 206 : 200, {
    'content-length': part.length,
    ...(hasEtags && { etag }),
    ...(isPart && { 'content-range': `bytes ${from}-${from + part.length - 1}/${bytes.length}` }),
  });
  response.end(part);
}
