import { mkdir } from 'node:fs/promises';

/** Makes a folder where there is none, in one that is there: where it is not, the path is rather a mistake. */
export async function makeOne(folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
