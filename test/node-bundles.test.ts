import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from './support/hotpix.ts';

const run = promisify(execFile);

/** What a program of Node says that is written in the folder of the command line. */
async function said(program: string): Promise<string> {
  const args = ['--input-type=module', '--eval', program];
  return (await run(process.execPath, args, { cwd: `${root}packages/cli` })).stdout.trim();
}

test('Node loads one copy of a package, whichever package asks for it and by whichever door', async () => {
  const program = `
    import * as core from '@hotpix/core';
    import * as result from '@hotpix/result';
    import { jpegDecoder } from '@hotpix/decoder-jpeg';
    import * as pure from '@hotpix/decoder-jpeg/pure';
    const of = { path: 'a.jpg', read: async () => new Uint8Array([255, 216, 255, 0]), head: async () => new Uint8Array([255, 216, 255, 0]) };
    const context = { signal: new AbortController().signal, maxPixels: 1 };
    const errors = await Promise.all([jpegDecoder(), pure.jpegDecoder()].map(({ decode }) => decode.decode(of, context).catch((error) => error)));
    console.log(core.HotpixError === result.HotpixError, errors.every((error) => error instanceof result.HotpixError));`;
  expect(await said(program)).toBe('true true');
});

test('what Node loads of a package is a bundle', async () => {
  expect(await said(`console.log(import.meta.resolve('@hotpix/core'))`)).toMatch(
    /\/packages\/core\/dist\/bundle\/index\.js$/,
  );
});

/** Folders of packages of others whose code is in the bundle of a package. */
async function comeIn(bundle: string): Promise<string[]> {
  const maps = (await readdir(bundle, { recursive: true })).filter((name) => name.endsWith('.map'));
  const sources = await Promise.all(
    maps.map(async (name) => {
      const map = JSON.parse(await readFile(join(bundle, name), 'utf8')) as { readonly sources: readonly string[] };
      return map.sources.map((source) => join(bundle, dirname(name), source));
    }),
  );
  return [...new Set(sources.flat().flatMap((path) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []))];
}

test.each(['core', 'cli'])('the bundle of %s has the licence of every package of others that came in', async (name) => {
  const bundle = `${root}packages/${name}/dist/bundle`;
  const folders = await comeIn(bundle);
  expect(folders.length).toBeGreaterThan(0);
  const licences = await readFile(`${bundle}/LICENSES.txt`, 'utf8');
  for (const folder of folders) {
    const own = (await readdir(folder)).find((file) => /^licen[cs]e/i.test(file)) ?? 'LICENSE';
    expect(licences).toContain((await readFile(join(folder, own), 'utf8')).trim());
  }
});
