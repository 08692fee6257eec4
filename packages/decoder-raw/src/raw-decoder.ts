/** The plugin, whatever the host is: LibRaw on the thread of who calls, or on threads of the host's. */
import { HotpixError, refused, type Plugin } from '@hotpix/core';
import type { Unpack } from './decode.ts';
import { LibRawUnpacker } from './libraw.ts';
import { loaderOf, type LibRawWasm, type LoadLibRaw } from './load-libraw.ts';
import { pluginWith } from './plugin.ts';

export interface UnpackerOptions {
  /**
   * LibRaw in WebAssembly, which is `libraw-wasm/dist/libraw.wasm`: where it can be fetched, its bytes, or the compiled module.
   * @default where `new URL('libraw.wasm', import.meta.url)` of libraw-wasm leads, as bundlers that know of assets resolve it
   */
  readonly wasm?: LibRawWasm;
}

export interface RawDecoderOptions extends UnpackerOptions {
  /** Who unpacks in the place of the thread that calls: `rawUnpacker` in workers, by messages. @default nobody */
  readonly unpack?: Unpack;
}

/**
 * Decodes every raw format that LibRaw reads to the untouched mosaic of the whole stored frame. Without `unpack` it does so one file after
 * another, on the thread that calls, which takes seconds for a large one: call it in a worker. Frames are those of the decoder for Node.
 */
export function rawDecoder({ unpack, ...options }: RawDecoderOptions = {}): Plugin {
  return pluginWith(unpack ?? rawUnpacker(options));
}

/** Unpacks on the thread that calls, one file after another. Tasks and answers can be sent to another thread and from it. */
export const rawUnpacker = ({ wasm }: UnpackerOptions = {}): Unpack => unpackInTurn(refusing(loaderOf(wasm)));

/** The same with a LibRaw from elsewhere. */
export function unpackInTurn(load: LoadLibRaw): Unpack {
  const unpacker = new LibRawUnpacker(load);
  let last: Promise<unknown> = Promise.resolve();
  return (task, { signal }) => {
    const turn = last.then(() => {
      if (signal.aborted) throw new HotpixError('aborted', 'The decoding was stopped.');
      return unpacker.unpack(task);
    });
    last = turn.catch(() => {});
    return turn;
  };
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
