/** A decoder whose LibRaw tells how often it was asked for samples. */
import type { DecodeContext, Frame } from '@hotpix/core';
import { toFrame } from '../src/frame.ts';
import { LibRawUnpacker } from '../src/libraw.ts';
import { loaderByReading, type LoadLibRaw } from '../src/load-libraw.ts';
import { readWasm } from '../src/node/read-wasm.ts';
import { pluginWith } from '../src/plugin.ts';
import { unpackInTurn } from '../src/raw-decoder.ts';
import { readRawFile } from '../src/raw-file.ts';
import { newUnpacker } from './unpacker.ts';

const load = loaderByReading(readWasm);
const CONTEXT: DecodeContext = { signal: new AbortController().signal, maxPixels: 1e8, needsSamples: false };
const PATH = 'picture.cr2';

type Bytes = Uint8Array<ArrayBuffer>;

/** LibRaw, and how many files it unpacked. */
function counted(): { load: LoadLibRaw; unpacked: () => number } {
  let unpacked = 0;
  const counting: LoadLibRaw = async (surroundings) => {
    const module = await load(surroundings);
    class Counting {
      private readonly raw = new module.LibRaw();
      open = (...given: Parameters<typeof this.raw.open>) => this.raw.open(...given);
      metadata = (full: true) => this.raw.metadata(full);
      delete = () => this.raw.delete();
      rawImageData = () => {
        unpacked++;
        return this.raw.rawImageData();
      };
    }
    return { LibRaw: Counting };
  };
  return { load: counting, unpacked: () => unpacked };
}

export function countingUnpacker(): { unpacker: LibRawUnpacker; unpacked: () => number } {
  const { load: counting, unpacked } = counted();
  return { unpacker: new LibRawUnpacker(counting), unpacked };
}

/** A plugin, which remembers what it learns of files. */
export function countingDecoder() {
  const { load: counting, unpacked } = counted();
  const plugin = pluginWith(unpackInTurn(counting));
  const decode = async (bytes: Bytes, lend?: DecodeContext['lend']): Promise<Frame> => {
    const source = { path: PATH, head: async () => bytes, read: async () => bytes };
    return (await plugin.decode!.decode(source, { ...CONTEXT, ...(lend && { lend }) }))!;
  };
  return { decode, unpacked };
}

/** The frame as LibRaw alone has it. @throws {HotpixError} `refused` as the decoder */
export async function frameByLibRaw(bytes: Bytes): Promise<Frame> {
  const answer = await newUnpacker().unpackByLibRaw({ bytes, maxPixels: 1e8 });
  if (answer.status !== 'mosaic') throw new Error(JSON.stringify(answer));
  return toFrame(readRawFile(PATH, bytes), answer);
}
