import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withSharpSettings } from '../src/node/sharp-settings.ts';

const settings = (): number[] => {
  const { memory, files, items } = sharp.cache();
  return [sharp.concurrency(), memory.max, files.max, items.max];
};

const before = settings();
beforeEach(() => {
  sharp.concurrency(3);
  sharp.cache({ memory: 7, files: 8, items: 9 });
});
afterEach(() => {
  const [concurrency, memory, files, items] = before;
  sharp.concurrency(concurrency);
  sharp.cache({ memory, files, items });
});

test('while a picture is decoded there is one thread and no cache', async () => {
  expect(await withSharpSettings(async () => settings())).toEqual([1, 0, 0, 0]);
});

test('the settings of the host application come back when the last of several works ends', async () => {
  let end = (): void => {};
  const long = withSharpSettings(() => new Promise<void>((resolve) => (end = resolve)));
  await withSharpSettings(async () => {});
  expect(settings()).toEqual([1, 0, 0, 0]);
  end();
  await long;
  expect(settings()).toEqual([3, 7, 8, 9]);
});

test('the settings of the host application come back after a failure', async () => {
  await expect(withSharpSettings(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(settings()).toEqual([3, 7, 8, 9]);
});
