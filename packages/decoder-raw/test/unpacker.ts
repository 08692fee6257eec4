/** LibRaw on the thread of the test. */
import { LibRawUnpacker } from '../src/libraw.ts';
import { loaderByReading } from '../src/load-libraw.ts';
import { readWasm } from '../src/node/read-wasm.ts';

const load = loaderByReading(readWasm);

export const newUnpacker = (): LibRawUnpacker => new LibRawUnpacker(load);
