import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** LibRaw's WebAssembly out of the package that it comes in. */
export function readWasm(): Promise<Uint8Array> {
  return readFile(createRequire(import.meta.url).resolve('libraw-wasm/dist/libraw.wasm'));
}
