/** A server of few pages, that waits for nobody for long. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '@hotpix/result';
import { notServed } from '../errors.ts';
import { printable } from '../terminal/printable.ts';
import { withoutPasswords } from '../terminal/without-passwords.ts';
import { headersOf, refusal, type Answer } from './answer.ts';
import { route, type Served } from './route.ts';

/** In milliseconds: for the head of a request, for all of it, for the next one, and for one that does not move. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 5_000 } as const;
const IDLE = 60_000;
const MOST_CONNECTIONS = 200;

export function createHistoryServer(served: Served): Server {
  const server = createServer({ ...PATIENCE, maxHeaderSize: 16_384 }, (request, response) => {
    void answer(request, served).then((found) => send(found, request, response));
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.setTimeout(IDLE);
  return server;
}

async function answer(request: IncomingMessage, served: Served): Promise<Answer> {
  try {
    return await route(request, served);
  } catch (error) {
    // It may name folders and users of this machine.
    process.stderr.write(`hotpix: ${printable(withoutPasswords(messageOf(error)))}\n`);
    return refusal(500, 'The history does not answer. The server says why where it was started.');
  }
}

function send(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  const { status, body } = answer;
  // A body that nobody reads would be taken for the next request.
  const isRead = request.complete || request.method === 'GET' || request.method === 'HEAD';
  const headers = { ...headersOf(answer), ...(!isRead && { Connection: 'close' }) };
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

/** @returns the address as a browser takes it @throws {UsageError} where it cannot listen there */
export function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(unable(error, host, port)));
    server.listen(port, host, () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${taken}/`);
    });
  });
}

function unable({ code = '', message }: NodeJS.ErrnoException, host: string, port: number): Error {
  const other = 'Choose another by --port; 0 takes any that is free.';
  if (code === 'EADDRINUSE') return notServed('a free port', `${port}, which another program uses. ${other}`);
  if (code === 'EACCES') return notServed('a port that you may use', `${port}, which the system keeps. ${other}`);
  const which = `'${host}'. Give one of its addresses by --host.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return notServed('an address or a name of this machine', which);
  return notServed('an address to serve at', `'${host}' at port ${port}: ${message}`);
}
