/** LibRaw itself, without any code of ours. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

interface LibRaw {
  open(bytes: Uint8Array, settings: object): void;
  metadata(full: boolean): { readonly filters: number };
  rawImageData(): { readonly data: Uint16Array; readonly width: number; readonly height: number };
  delete(): void;
}

type CreateModule = (options: object) => Promise<{ readonly LibRaw: new () => LibRaw }>;

const require = createRequire(import.meta.url);

/** The mosaic that a raw file stores. */
export async function unpackRaw(path: string): Promise<Uint16Array> {
  return withLibRaw(path, (raw) => raw.rawImageData().data.slice());
}

/** LibRaw's code for the colour filter array: 9 for X-Trans. */
export async function filtersOf(path: string): Promise<number> {
  return withLibRaw(path, (raw) => raw.metadata(true).filters);
}

async function withLibRaw<T>(path: string, ask: (raw: LibRaw) => T): Promise<T> {
  const { default: createModule } = (await import(require.resolve('libraw-wasm/dist/libraw.js'))) as {
    default: CreateModule;
  };
  const wasmBinary = await readFile(require.resolve('libraw-wasm/dist/libraw.wasm'));
  const raw = new (await createModule({ wasmBinary, print() {}, printErr() {} })).LibRaw();
  try {
    raw.open(new Uint8Array(await readFile(path)), {});
    return ask(raw);
  } finally {
    raw.delete();
  }
}
