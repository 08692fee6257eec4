/** An address of HTTP, or what lies below it. */
import { nothing, partOf, setbackOfStatus, Setback, type Answer, type Asked, type Server } from './answer.ts';
import { badPlace } from './errors.ts';
import { pathKey } from './keys.ts';
import { withoutSecrets } from './without-secrets.ts';

/** Addresses that one question is sent on to, at most. */
const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** @throws {HotpixError} `badPlace` for what is no address */
export function httpServer(address: string): Server {
  const base = URL.canParse(address) ? new URL(address) : undefined;
  if (!base) throw badPlace('an address of HTTP that cannot be read as one. Check its spelling');
  const authorization = authorizationOf(base);
  base.username = base.password = base.hash = '';
  return {
    url: withoutSecrets(base.href),
    urlOf: (key) => withoutSecrets(below(base, key).href),
    async get(asked) {
      const response = await follow(below(base, asked.key), headersFor(asked), authorization, asked.signal);
      return answerOf(response, asked);
    },
  };
}

function authorizationOf({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const pair = `${decoded(username)}:${decoded(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function below(base: URL, key: string): URL {
  if (key === '') return base;
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/$/, '')}/${pathKey(key).split('/').map(encodeURIComponent).join('/')}`;
  return url;
}

function headersFor({ from, length, etag }: Asked): Record<string, string> {
  const isPart = from > 0 || length !== Infinity;
  return {
    // Compressed bytes have another length, and no ranges.
    'accept-encoding': 'identity',
    ...(isPart && { range: `bytes=${from}-${length === Infinity ? '' : from + length - 1}` }),
    // A weak one never matches, as RFC 9110 has it.
    ...(etag !== undefined && !etag.startsWith('W/') && { 'if-match': etag }),
  };
}

/** One question, sent on by servers as often as they may. */
async function follow(
  start: URL,
  headers: Record<string, string>,
  authorization: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  let url = start;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const isOwn = authorization !== undefined && url.origin === start.origin;
    const response = await fetch(url, {
      headers: { ...headers, ...(isOwn && { authorization }) },
      redirect: 'manual',
      signal,
    });
    if (!REDIRECTS.has(response.status)) return response;
    await letGo(response);
    url = nextOf(url, response.headers.get('location'));
  }
  throw new Setback(`more than ${MOST_REDIRECTS} redirects`);
}

function nextOf(url: URL, location: string | null): URL {
  const next = location !== null && URL.canParse(location, url.href) ? new URL(location, url) : undefined;
  if (!next) throw new Setback('a redirect to nowhere');
  const isWeaker = url.protocol === 'https:' && next.protocol === 'http:';
  if (!/^https?:$/.test(next.protocol) || isWeaker) throw new Setback(`a redirect to an address of ${next.protocol}`);
  // A server must not make up a password to be sent.
  next.username = next.password = '';
  return next;
}

async function answerOf(response: Response, { from }: Asked): Promise<Answer | 'changed' | undefined> {
  const { status, headers } = response;
  const whole = headers.get('content-length');
  const length = whole !== null && /^\d{1,15}$/.test(whole) ? Number(whole) : undefined;
  if (status === 200 || status === 206) {
    const part = status === 206 ? partOf(headers.get('content-range') ?? '', from) : { from: 0, size: length };
    return { ...part, length, etag: headers.get('etag') ?? undefined, body: response.body ?? [] } as Answer;
  }
  await letGo(response);
  if (status === 404 || status === 410) return undefined;
  if (status === 412) return 'changed';
  if (status === 416) return nothing(from, headers.get('content-range'));
  throw setbackOfStatus(status, '', secondsOf(headers.get('retry-after')) * 1000);
}

const secondsOf = (text: string | null): number => (text !== null && /^\d{1,6}$/.test(text) ? Number(text) : 0);

async function letGo({ body }: Response): Promise<void> {
  await body?.cancel().catch(() => undefined);
}
