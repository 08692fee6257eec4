/** Copies in a folder that the user chose. */
import { HotpixError } from '@hotpix/core';
import { NoRoom, type Output } from './output.ts';

export function folderOutput(root: FileSystemDirectoryHandle): Output {
  return {
    async put(name, bytes) {
      const parts = name.split('/');
      let folder = root;
      for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
      const own = parts[parts.length - 1];
      if (await exists(folder, own)) throw taken(name);
      try {
        const file = await folder.getFileHandle(own, { create: true });
        // What is written comes into its place as it is closed.
        const stream = await file.createWritable();
        await stream.write(bytes as Uint8Array<ArrayBuffer>);
        await stream.close();
      } catch (error) {
        await folder.removeEntry(own).catch(() => undefined);
        throw NoRoom.is(error) ? new NoRoom('The disk that the folder is on is full.') : error;
      }
    },
    end: async () => [],
    abandon: async () => undefined,
  };
}

async function exists(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch (error) {
    // Also what is a folder is there.
    return (error as DOMException).name !== 'NotFoundError';
  }
}

const taken = (name: string): HotpixError =>
  new HotpixError(
    'refused',
    `Expected a new file to write to, got '${name}', which is there already. Choose an empty folder; nothing is written over.`,
  );
