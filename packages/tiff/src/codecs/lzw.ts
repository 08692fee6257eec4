/** LZW as TIFF has it (TIFF 6.0, section 13): codes of 9 to 12 bits, the high bit first, each width ending a code early. */
import { badTiff } from '../errors.ts';

const CLEAR = 256;
const END = 257;
const FIRST = 258;
const LONGEST = 12;
/** The encoder begins a new table before its last code. */
const FULL = 4094;

/** Writers before TIFF 6.0 had the low bit first; their data begin with the code to clear the table, too. */
export const isOldLzw = (data: Uint8Array): boolean => data[0] === 0 && (data[1] & 1) === 1;

/** What is cut short ends early. @throws {TiffError} `badTiff` */
export function decodeLzw(data: Uint8Array, most: number): Uint8Array {
  const bytes = new Uint8Array(Math.min(most, data.length * 2 ** LONGEST));
  const table = new Strings();
  let [length, previous, bit] = [0, CLEAR, 0];
  while (length < bytes.length && bit + table.width <= 8 * data.length) {
    const code = codeAt(data, bit, table.width);
    bit += table.width;
    if (code === END) break;
    if (code === CLEAR) {
      table.clear();
    } else if (previous === CLEAR) {
      if (code > 255) throw badTiff('LZW data that can be read', `the code ${code} behind an empty table`);
      bytes[length++] = code;
    } else {
      table.add(previous, code);
      length = table.put(code, bytes, length);
    }
    previous = code;
  }
  return bytes.subarray(0, length);
}

function codeAt(data: Uint8Array, bit: number, width: number): number {
  const at = bit >> 3;
  const word = (data[at] << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
  return (word >> (24 - (bit & 7) - width)) & ((1 << width) - 1);
}

/** The table of a decoder: each string is another one and a byte. */
class Strings {
  width = 9;
  #next = FIRST;
  readonly #prefix = new Uint16Array(1 << LONGEST);
  readonly #last = Uint8Array.from({ length: 1 << LONGEST }, (_, code) => code);
  readonly #first = Uint8Array.from({ length: 1 << LONGEST }, (_, code) => code);
  readonly #length = new Uint16Array(1 << LONGEST).fill(1);

  clear(): void {
    this.#next = FIRST;
    this.width = 9;
  }

  /** The string of one code and the first byte of the next, which may be this very string. */
  add(previous: number, code: number): void {
    const next = this.#next;
    if (code > next || (code === next && next >= 1 << LONGEST)) {
      throw badTiff('LZW data that can be read', `the code ${code} of ${next}`);
    }
    if (next >= 1 << LONGEST) return;
    this.#prefix[next] = previous;
    this.#first[next] = this.#first[previous];
    this.#last[next] = code === next ? this.#first[previous] : this.#first[code];
    this.#length[next] = this.#length[previous] + 1;
    this.#next++;
    if (this.#next > (1 << this.width) - 2 && this.width < LONGEST) this.width++;
  }

  /** Writes a string as far as there is room, and tells where it ends. */
  put(code: number, into: Uint8Array, at: number): number {
    const end = at + this.#length[code];
    let string = code;
    for (let place = end - 1; place >= at; place--) {
      if (place < into.length) into[place] = this.#last[string];
      string = this.#prefix[string];
    }
    return Math.min(end, into.length);
  }
}

export function encodeLzw(bytes: Uint8Array): Uint8Array {
  const writer = new CodeWriter(bytes.length);
  /** The code of a string and a byte behind it; 0 for none. */
  const codes = new Uint16Array(256 << LONGEST);
  let used: number[] = [];
  let next = FIRST;
  writer.put(CLEAR);
  let string = bytes.length > 0 ? bytes[0] : END;
  for (let at = 1; at < bytes.length; at++) {
    const key = (string << 8) | bytes[at];
    if (codes[key] !== 0) {
      string = codes[key];
      continue;
    }
    writer.put(string);
    string = bytes[at];
    codes[key] = next++;
    used.push(key);
    if (next < FULL) {
      writer.widenFor(next);
      continue;
    }
    writer.put(CLEAR);
    for (const old of used) codes[old] = 0;
    [used, next] = [[], FIRST];
    writer.width = 9;
  }
  if (string !== END) writer.put(string);
  writer.widenFor(next + 1);
  writer.put(END);
  return writer.end();
}

class CodeWriter {
  width = 9;
  #bytes: Uint8Array;
  #length = 0;
  #held = 0;
  #bits = 0;

  constructor(size: number) {
    // No code takes more than 12 bits, and each stands for a byte or more.
    this.#bytes = new Uint8Array(Math.ceil(size * 1.5) + 16);
  }

  put(code: number): void {
    this.#held = ((this.#held << this.width) | code) & 0xff_ffff;
    this.#bits += this.width;
    for (; this.#bits >= 8; this.#bits -= 8) this.#bytes[this.#length++] = this.#held >> (this.#bits - 8);
  }

  /** @param next the code that the table gets next */
  widenFor(next: number): void {
    if (next > (1 << this.width) - 1 && this.width < LONGEST) this.width++;
  }

  end(): Uint8Array {
    if (this.#bits > 0) this.#bytes[this.#length++] = this.#held << (8 - this.#bits);
    return this.#bytes.slice(0, this.#length);
  }
}
