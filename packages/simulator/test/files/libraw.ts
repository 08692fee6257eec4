/** LibRaw as a decoder that owes nothing to us. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** The whole stored frame. */
export interface RawImage {
  readonly raw_width: number;
  readonly raw_height: number;
  /** Column and row of the first pixel that light reaches. */
  readonly left_margin: number;
  readonly top_margin: number;
  readonly data: Uint16Array;
}

interface LibRaw {
  open(file: Uint8Array, settings: object): void;
  rawImageData(): RawImage | undefined;
  delete(): void;
}

const { resolve } = createRequire(import.meta.url);

/** The mosaic of a raw file as LibRaw reads it. */
export async function decodeRaw(file: Uint8Array): Promise<RawImage | undefined> {
  const { default: load } = (await import(resolve('libraw-wasm/dist/libraw.js'))) as {
    default: (options: object) => Promise<{ LibRaw: new () => LibRaw }>;
  };
  const module = await load({ wasmBinary: await readFile(resolve('libraw-wasm/dist/libraw.wasm')) });
  const raw = new module.LibRaw();
  raw.open(file, {});
  const image = raw.rawImageData();
  const copy = image && { ...image, data: Uint16Array.from(image.data) };
  raw.delete();
  return copy;
}
