/** A file of the page as a source of photographs, by the rules of the command line. */
import { HotpixError, type Hotpix, type Source } from '@hotpix/core';
import { repairMarkOf } from '@hotpix/fixer/pure';
import type { Given } from '../shared/protocol.ts';

const HEAD = 65_536;
/** Bytes of the largest file that is read whole: no raw file or picture has more. */
const LARGEST = 2 ** 30;

/** Incidental is what only lies in a folder, and is not called as photographs are. */
export function sourceOf({ path, file, isNamed }: Given, { plugins }: Pick<Hotpix, 'plugins'>): Source {
  const extension = /\.([^./]+)$/.exec(path)?.[1].toLowerCase() ?? '';
  const isMeant = isNamed || plugins.some(({ decode }) => decode?.extensions?.includes(extension));
  const bytesOf = async (part: Blob): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(
      await part.arrayBuffer().catch((cause: unknown) => {
        const message = 'Expected a file that can be read, got one that was moved or changed since it was chosen.';
        throw new HotpixError('unreadable', message, { cause });
      }),
    );
  return {
    path,
    incidental: !isMeant,
    head: () => bytesOf(file.slice(0, HEAD)),
    async read() {
      if (file.size > LARGEST) {
        const message = `Expected a photograph of at most 1 GiB, got a file of ${(file.size / LARGEST).toFixed(1)} GiB.`;
        throw new HotpixError('tooLarge', message);
      }
      const bytes = await bytesOf(file);
      if (!repairMarkOf(bytes)) return bytes;
      throw new HotpixError('repaired', 'Expected a photograph, got a copy that hotpix repaired. Use its original.');
    },
  };
}
