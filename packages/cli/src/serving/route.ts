/** Which page or deed a request asks for. Nothing of it ever becomes a path on the disk. */
import type { IncomingMessage } from 'node:http';
import type { History } from '@hotpix/history';
import { refusal, type Answer } from './answer.ts';
import { isMeant } from './hosts.ts';
import type { Pages } from './pages.ts';
import { takeResults } from './take-results.ts';

export interface Served {
  readonly history: History;
  readonly pages: Pages;
  readonly host: string;
  readonly token: string | undefined;
}

export async function route(request: IncomingMessage, { history, pages, host, token }: Served): Promise<Answer> {
  if (!isMeant(request.headers.host, host)) {
    return refusal(403, 'Expected the address or the name of this server in the header Host. Name it by --host.');
  }
  const [path] = (request.url ?? '').split(/[?#]/);
  if (path === '/results') {
    return request.method === 'POST' ? takeResults(request, history, token) : notAllowed('POST');
  }
  const camera = /^\/cameras\/([a-z0-9-]{1,400})$/.exec(path)?.[1];
  if (path !== '/' && camera === undefined) return nowhere();
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, HEAD');
  return (camera === undefined ? await pages.list() : await pages.camera(camera)) ?? nowhere();
}

const nowhere = (): Answer => refusal(404, 'There is no such page. The list of all cameras is at /.');

function notAllowed(methods: string): Answer {
  return refusal(405, `Expected ${methods.replace(', ', ' or ')} here.`, { Allow: methods });
}
