/** The plugin, whatever the host is: LibRaw on the thread of who calls. */
import { HotpixError, refused, type Plugin } from '@hotpix/core';
import { LibRawUnpacker } from './libraw.ts';
import { loaderOf, type LibRawWasm, type LoadLibRaw } from './load-libraw.ts';
import { pluginWith } from './plugin.ts';

export interface RawDecoderOptions {
  /**
   * LibRaw in WebAssembly, which is `libraw-wasm/dist/libraw.wasm`: where it can be fetched, its bytes, or the compiled module.
   * @default where `new URL('libraw.wasm', import.meta.url)` of libraw-wasm leads, as bundlers that know of assets resolve it
   */
  readonly wasm?: LibRawWasm;
}

/**
 * Decodes every raw format that LibRaw reads to the untouched mosaic of the whole stored frame, one file after another, on the
 * thread that calls, which takes seconds for a large one: call it in a worker. Frames are those of the decoder for Node.
 */
export function rawDecoder({ wasm }: RawDecoderOptions = {}): Plugin {
  const unpacker = new LibRawUnpacker(refusing(loaderOf(wasm)));
  let last: Promise<unknown> = Promise.resolve();
  return pluginWith((task, signal) => {
    const turn = last.then(() => {
      if (signal.aborted) throw new HotpixError('aborted', 'The decoding was stopped.');
      return unpacker.unpack(task);
    });
    last = turn.catch(() => {});
    return turn;
  });
}

/** Says what to give where LibRaw cannot be started. */
function refusing(load: LoadLibRaw): LoadLibRaw {
  return (surroundings) =>
    load(surroundings).catch((cause: unknown) => {
      const words = cause instanceof Error ? cause.message : String(cause);
      const advice = 'Give its place or its bytes: rawDecoder({ wasm }).';
      throw refused(`Expected the WebAssembly of LibRaw, got: ${words}. ${advice}`, { cause });
    });
}
