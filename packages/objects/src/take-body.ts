/** The bytes of an answer, no more than were asked for. */
import { Setback, type Answer, type Asked } from './answer.ts';
import { longObject } from './errors.ts';
import type { Watch } from './watch.ts';

/**
 * @param asked from an offset of the object, which a server that knows no ranges begins before
 * @param most bytes that are taken in one go
 * @throws {HotpixError} `longObject`
 * @throws {Setback} for a body that ends too early
 */
export async function takeBody(
  answer: Answer,
  asked: Pick<Asked, 'from' | 'length'>,
  { url, most, watch }: { readonly url: string; readonly most: number; readonly watch: Watch },
): Promise<Uint8Array> {
  const end = asked.from + asked.length;
  // Of what the server says of the length, the shorter is the safer: more than was asked for is never read.
  const stop = Math.min(end, answer.size ?? Infinity, answer.from + (answer.length ?? Infinity));
  const wanted = Math.max(0, stop - asked.from);
  if (wanted !== Infinity && wanted > most) throw longObject(url, most);
  watch.allow(Math.min(wanted, most));
  const parts: Uint8Array[] = [];
  let [at, got] = [answer.from, 0];
  if (wanted > 0) {
    for await (const part of answer.body) {
      watch.touch();
      const own = part.subarray(Math.max(0, asked.from - at), Math.max(0, stop - at));
      at += part.length;
      got += own.length;
      if (got > most) throw longObject(url, most);
      if (own.length > 0) parts.push(own);
      if (at >= stop && !endsBy(answer, stop)) break;
    }
  }
  const promised = Math.min(end, answer.size ?? at) - asked.from;
  if (got < promised) throw new Setback(`a body that ended after ${got} of ${promised} bytes`, { isPassing: true });
  return joined(parts, got);
}

/** Whether no more bytes come: a body that is read to its own end leaves its connection for the next question. */
const endsBy = ({ from, length }: Answer, stop: number): boolean => length !== undefined && from + length <= stop;

export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
