/** What LibRaw means by the C++ exceptions that come out of its WebAssembly. */

/**
 * truncated: the file ends too early. lacking: it has no data for some samples. damaged: the words say where. corrupt: its data make
 * no sense. unsupported: LibRaw cannot read such files.
 */
export type Fault = 'truncated' | 'lacking' | 'damaged' | 'corrupt' | 'unsupported' | 'memory' | 'unknown';

/** LibRaw's exceptions, thrown as a number: LibRaw_exceptions in libraw_const.h. */
const BY_EXCEPTION: Readonly<Record<number, Fault>> = {
  1: 'memory',
  2: 'corrupt',
  3: 'corrupt',
  4: 'truncated',
  5: 'corrupt',
  9: 'corrupt',
  10: 'memory',
  11: 'memory',
  12: 'unsupported',
};

/** LibRaw's results, in the words of the std::runtime_error of libraw-wasm: LibRaw_errors in libraw_const.h. */
const BY_RESULT: Readonly<Record<number, Fault>> = {
  [-1]: 'unsupported',
  [-2]: 'unsupported',
  [-100007]: 'memory',
  [-100008]: 'corrupt',
  [-100009]: 'truncated',
  [-100012]: 'memory',
};

/** A thrown object this small is a number; a larger first word is the address of a class's table. */
const LARGEST_EXCEPTION = 12;
const LONGEST_MESSAGE = 200;

/** @param thrown what came out of libraw-wasm: a C++ exception by its address in `memory`, or an ordinary error */
export function faultOf(thrown: unknown, memory: WebAssembly.Memory): Fault {
  const address = (thrown as { excPtr?: unknown } | null)?.excPtr;
  if (thrown instanceof RangeError) return 'memory';
  if (typeof address !== 'number') return thrown instanceof WebAssembly.RuntimeError ? 'corrupt' : 'unknown';
  const view = new DataView(memory.buffer);
  if (address + 8 > view.byteLength) return 'unknown';
  const first = view.getUint32(address, true);
  if (first <= LARGEST_EXCEPTION) return BY_EXCEPTION[first] ?? 'unknown';
  const result = /failed with code (-?\d+)/.exec(textAt(memory, view.getUint32(address + 4, true)))?.[1];
  return BY_RESULT[Number(result)] ?? 'unknown';
}

function textAt(memory: WebAssembly.Memory, address: number): string {
  // TextDecoder does not read shared memory.
  const bytes = Uint8Array.from(new Uint8Array(memory.buffer).subarray(address, address + LONGEST_MESSAGE));
  return new TextDecoder('latin1').decode(bytes).split('\0', 1)[0];
}
