/** POST /results: Results into the history, from who has the token. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isHotpixError, parseResults } from '@hotpix/result';
import type { Added, History } from '@hotpix/history';
import { printable } from '../terminal/printable.ts';
import { refusal, type Answer } from './answer.ts';

/** Bytes of a Result, or of a list of them. */
const LARGEST = 32 * 2 ** 20;

/** @param token none where nobody may add */
export async function takeResults(
  request: IncomingMessage,
  history: History,
  token: string | undefined,
): Promise<Answer> {
  const refused = refusalOf(request, token);
  if (refused) return refused;
  const text = await bodyOf(request);
  if (text === undefined) return tooLarge();
  try {
    const added: Added[] = [];
    for (const result of parseResults(text)) added.push(await history.add(result));
    const body = `${JSON.stringify({ added })}\n`;
    return { status: added.some(({ isNew }) => isNew) ? 201 : 200, type: 'application/json', body };
  } catch (error) {
    if (!isHotpixError(error)) throw error;
    return refusal(422, printable(error.message));
  }
}

/** Before a byte of the body is read. */
function refusalOf({ headers }: IncomingMessage, token: string | undefined): Answer | undefined {
  if (token === undefined) {
    return refusal(403, 'This server only shows the history: it was started without a token in HOTPIX_TOKEN.');
  }
  if (!isToken(headers.authorization, token)) {
    const ask = { 'WWW-Authenticate': 'Bearer' };
    return refusal(401, "Expected the token of this server, as 'Authorization: Bearer TOKEN'.", ask);
  }
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '') || headers['content-encoding'] !== undefined) {
    return refusal(415, "Expected a Result as 'Content-Type: application/json', without an encoding of the content.");
  }
  return Number(headers['content-length'] ?? 0) > LARGEST ? tooLarge() : undefined;
}

/** Takes as long for every token. */
function isToken(header: string | undefined, token: string): boolean {
  const [, given = ''] = /^Bearer +(\S+)$/i.exec(header ?? '') ?? [];
  return timingSafeEqual(digestOf(given), digestOf(token));
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Undefined where there is more than is taken. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function tooLarge(): Answer {
  return refusal(413, `Expected a Result of ${LARGEST / 2 ** 20} MiB or less, got a larger one.`, {
    Connection: 'close',
  });
}
