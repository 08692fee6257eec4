/** PackBits (TIFF 6.0, section 9): runs of equal bytes, and bytes as they are. */

const LONGEST = 128;
/** A count that means nothing. */
const NOTHING = 128;

/** What is cut short ends early. */
export function unpackBits(data: Uint8Array, most: number): Uint8Array {
  const bytes = new Uint8Array(Math.min(most, LONGEST * data.length));
  let length = 0;
  for (let at = 0; at < data.length && length < bytes.length;) {
    const count = data[at++];
    if (count === NOTHING) continue;
    if (count < NOTHING) {
      const literal = data.subarray(at, at + Math.min(count + 1, bytes.length - length));
      bytes.set(literal, length);
      length += literal.length;
      at += count + 1;
    } else if (at < data.length) {
      const end = Math.min(length + 257 - count, bytes.length);
      bytes.fill(data[at++], length, end);
      length = end;
    }
  }
  return bytes.subarray(0, length);
}

/** Each row by itself, as the standard has it. */
export function packBits(bytes: Uint8Array, stride: number): Uint8Array {
  const packed = new Uint8Array(bytes.length + Math.ceil(bytes.length / stride) * Math.ceil(stride / LONGEST + 1));
  let length = 0;
  for (let row = 0; row < bytes.length; row += stride) {
    const end = Math.min(row + stride, bytes.length);
    for (let at = row; at < end;) {
      const run = runAt(bytes, at, end);
      if (run > 1) {
        packed[length++] = 257 - run;
        packed[length++] = bytes[at];
        at += run;
        continue;
      }
      let to = at + 1;
      while (to < end && to - at < LONGEST && runAt(bytes, to, end) < 3) to++;
      packed[length++] = to - at - 1;
      packed.set(bytes.subarray(at, to), length);
      length += to - at;
      at = to;
    }
  }
  return packed.slice(0, length);
}

/** How many equal bytes begin there. */
function runAt(bytes: Uint8Array, at: number, end: number): number {
  const most = Math.min(end, at + LONGEST);
  let to = at + 1;
  while (to < most && bytes[to] === bytes[at]) to++;
  return to - at;
}
