/** LZW as TIFF has it (TIFF 6.0, section 13): codes of 9 to 12 bits, the high bit first, each width ending a code early. */
import { damaged } from '../errors.ts';

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
  // Every string of the table stands in what was decoded: it is that of a code, and the byte behind it.
  const [starts, lengths] = [new Uint32Array(1 << LONGEST), new Uint16Array(1 << LONGEST)];
  const reader = new CodeReader(data);
  let [next, length, last] = [FIRST, 0, -1];
  while (length < bytes.length) {
    const code = reader.read();
    if (code === END) break;
    if (code === CLEAR) {
      [next, last, reader.width] = [FIRST, -1, 9];
      continue;
    }
    if (last >= 0 && next < 1 << LONGEST) {
      starts[next] = last;
      lengths[next++] = length - last + 1;
    }
    if (code >= next) throw damaged('LZW data that can be read', `the code ${code} of ${next}`);
    last = length;
    if (code < CLEAR) bytes[length++] = code;
    else length = repeat(bytes, starts[code], lengths[code], length);
    if (next > (1 << reader.width) - 2 && reader.width < LONGEST) reader.width++;
  }
  return bytes.subarray(0, length);
}

/** Copies byte by byte, since the last one may be the first that it writes; tells where that ends. */
function repeat(bytes: Uint8Array, from: number, length: number, to: number): number {
  const end = Math.min(to + length, bytes.length);
  for (let at = to; at < end; at++) bytes[at] = bytes[from++];
  return end;
}

class CodeReader {
  width = 9;
  private readonly data: Uint8Array;
  private at = 0;
  private held = 0;
  private bits = 0;

  constructor(data: Uint8Array) {
    this.data = data;
  }

  /** The end where the data end. */
  read(): number {
    for (; this.bits < this.width; this.bits += 8) {
      if (this.at === this.data.length) return END;
      this.held = ((this.held << 8) | this.data[this.at++]) & 0xff_ffff;
    }
    this.bits -= this.width;
    return (this.held >> this.bits) & ((1 << this.width) - 1);
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
  private bytes: Uint8Array;
  private length = 0;
  private held = 0;
  private bits = 0;

  constructor(size: number) {
    // No code takes more than 12 bits, and each stands for a byte or more.
    this.bytes = new Uint8Array(Math.ceil(size * 1.5) + 16);
  }

  put(code: number): void {
    this.held = ((this.held << this.width) | code) & 0xff_ffff;
    this.bits += this.width;
    for (; this.bits >= 8; this.bits -= 8) this.bytes[this.length++] = this.held >> (this.bits - 8);
  }

  /** @param next the code that the table gets next */
  widenFor(next: number): void {
    if (next > (1 << this.width) - 1 && this.width < LONGEST) this.width++;
  }

  end(): Uint8Array {
    if (this.bits > 0) this.bytes[this.length++] = this.held << (8 - this.bits);
    return this.bytes.slice(0, this.length);
  }
}
