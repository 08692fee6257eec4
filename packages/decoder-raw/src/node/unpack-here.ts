import { loaderByReading } from '../load-libraw.ts';
import { unpackInTurn } from '../raw-decoder.ts';
import { readWasm } from './read-wasm.ts';

/** On the thread that calls, one file after another. */
export const unpackHere = unpackInTurn(loaderByReading(readWasm));
