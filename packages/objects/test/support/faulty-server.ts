import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers the n-th question, from 1. */
export type Answering = (request: IncomingMessage, response: ServerResponse, n: number) => void;

export interface FaultyServer {
  readonly origin: string;
  /** What was asked, one by one. */
  readonly asked: IncomingMessage[];
  answer: Answering;
  /** Connections that were made. */
  connections: number;
  close(): Promise<void>;
}

/** A web server of this machine that does what a test tells it to. */
export async function faultyServer(): Promise<FaultyServer> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => own.answer(request, response, asked.push(request)));
  server.on('connection', () => own.connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const own: FaultyServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ asked, connections: 0 },
    answer: (_, response) => void response.end(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return own;
}

/** Headers of a whole answer. */
export const WHOLE = { etag: '"one"', 'content-length': 10 };

/** Ten bytes, or the part of them that is asked for. */
export const digits: Answering = ({ headers }, response) => {
  const all = '0123456789';
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (first === undefined) return void response.writeHead(200, WHOLE).end(all);
  const part = all.slice(Number(first), last === '' ? undefined : Number(last) + 1);
  const range = `bytes ${first}-${Number(first) + part.length - 1}/10`;
  response.writeHead(206, { ...WHOLE, 'content-length': part.length, 'content-range': range }).end(part);
};
