/** A file of the page as a source of photographs, by the rules of the command line. */
import { HotpixError, type Hotpix, type Source } from '@hotpix/core';
import { repairMarkOf } from '@hotpix/fixer/pure';
import type { Given } from '../shared/protocol.ts';

const HEAD = 65_536;
/** Bytes of a file that are read at once: of each buffer of its own a browser keeps the memory for a while. */
const PART = 2 ** 18;
/** Bytes of the largest file that is read whole: no raw file or picture has more. */
const LARGEST = 2 ** 30;

/** Incidental is what only lies in a folder, and is not called as photographs are. */
export function sourceOf({ path, file, isNamed }: Given, { plugins }: Pick<Hotpix, 'plugins'>): Source {
  const extension = /\.([^./]+)$/.exec(path)?.[1].toLowerCase() ?? '';
  const isMeant = isNamed || plugins.some(({ decode }) => decode?.extensions?.includes(extension));
  return {
    path,
    incidental: !isMeant,
    head: () => bytesOf(file.slice(0, HEAD)),
    async read(lend) {
      if (file.size > LARGEST) {
        const message = `Expected a photograph of at most 1 GiB, got a file of ${(file.size / LARGEST).toFixed(1)} GiB.`;
        throw new HotpixError('tooLarge', message);
      }
      const bytes = await bytesIn(file, lend?.(file.size));
      if (!repairMarkOf(bytes)) return bytes;
      throw new HotpixError('repaired', 'Expected a photograph, got a copy that hotpix repaired. Use its original.');
    },
  };
}

async function bytesOf(part: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await part.arrayBuffer().catch(explain));
}

/** The bytes of a file, in memory that was lent for them. What threads share is not taken: not all browsers make text of it. */
async function bytesIn(file: File, lent: Uint8Array | undefined): Promise<Uint8Array> {
  const reader = lent?.buffer instanceof ArrayBuffer ? readerOf(file) : undefined;
  if (!lent || !reader) return bytesOf(file);
  let [part, at] = [new ArrayBuffer(PART), 0];
  for (;;) {
    const { value, done } = await reader.read(new Uint8Array(part)).catch(explain);
    if (done) return lent;
    lent.set(value, at);
    [part, at] = [value.buffer, at + value.length];
  }
}

/** Undefined where the browser has none that reads into the same memory again. */
function readerOf(file: File): ReadableStreamBYOBReader | undefined {
  try {
    return file.stream().getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}

function explain(cause: unknown): never {
  const message = 'Expected a file that can be read, got one that was moved or changed since it was chosen.';
  throw new HotpixError('unreadable', message, { cause });
}
