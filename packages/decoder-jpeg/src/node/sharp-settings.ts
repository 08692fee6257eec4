/** Settings that sharp keeps for the whole process. */
import sharp from 'sharp';

/** Decodes under way. */
let borrowers = 0;
let hostSettings: { concurrency: number; cache: { memory: number; files: number; items: number } } | undefined;

/**
 * Runs the work with one thread per picture and without a cache, which is fastest where several pictures are decoded at
 * once and none is decoded twice. sharp has these settings only for the whole process, so those of the host application
 * are put back as soon as no work is under way; pictures that it processes itself in the meantime share ours.
 */
export async function withSharpSettings<T>(work: () => Promise<T>): Promise<T> {
  if (borrowers++ === 0) borrow();
  try {
    return await work();
  } finally {
    if (--borrowers === 0) giveBack();
  }
}

function borrow(): void {
  const { memory, files, items } = sharp.cache();
  hostSettings = {
    concurrency: sharp.concurrency(),
    cache: { memory: memory.max, files: files.max, items: items.max },
  };
  sharp.concurrency(1);
  sharp.cache(false);
}

function giveBack(): void {
  if (!hostSettings) return;
  sharp.concurrency(hostSettings.concurrency);
  sharp.cache(hostSettings.cache);
  hostSettings = undefined;
}
