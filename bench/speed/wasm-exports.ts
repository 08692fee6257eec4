/** How the functions of a WebAssembly module are called outside, by the numbers that profilers know them by. */

const EXPORTS = 7;
const IMPORTS = 2;
const FUNCTION = 0;

/** @param module without imported functions, whose numbers would come first */
export function namesOfFunctions(module: Uint8Array): Map<number, string> {
  const names = new Map<number, string>();
  const reader = new Reader(module, 8);
  while (!reader.isDone) {
    const [section, length] = [reader.byte(), reader.number()];
    const end = reader.at + length;
    if (section === IMPORTS && hasFunctions(new Reader(module, reader.at)))
      throw new Error('Expected kernels that import no function, got others.');
    if (section === EXPORTS) {
      for (let left = reader.number(); left > 0; left--) {
        const [name, kind, index] = [reader.text(), reader.byte(), reader.number()];
        if (kind === FUNCTION) names.set(index, name);
      }
    }
    reader.at = end;
  }
  return names;
}

/** Kernels import a memory at most, and it alone. */
function hasFunctions(reader: Reader): boolean {
  const count = reader.number();
  if (count === 0) return false;
  reader.text();
  reader.text();
  return count > 1 || reader.byte() === FUNCTION;
}

class Reader {
  at: number;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  get isDone(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    return this.bytes[this.at++];
  }

  /** LEB128, unsigned. */
  number(): number {
    let [value, shift] = [0, 0];
    for (;;) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
      shift += 7;
    }
  }

  text(): string {
    const length = this.number();
    return new TextDecoder().decode(this.bytes.subarray(this.at, (this.at += length)));
  }
}
