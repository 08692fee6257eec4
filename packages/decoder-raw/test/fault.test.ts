import { describe, expect, it } from 'vitest';
import { faultOf } from '../src/fault.ts';

const EXCEPTION = 64;

/** Memory in which a C++ exception stands at 64: its first two words, and the text at 128. */
function memoryWith(first: number, second = 128, text = ''): WebAssembly.Memory {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const view = new DataView(memory.buffer);
  view.setUint32(EXCEPTION, first, true);
  view.setUint32(EXCEPTION + 4, second, true);
  new Uint8Array(memory.buffer).set(new TextEncoder().encode(text), 128);
  return memory;
}

describe('what LibRaw throws', () => {
  // LibRaw_exceptions of libraw_const.h.
  it.each([
    [4, 'truncated'],
    [5, 'corrupt'],
    [1, 'memory'],
    [10, 'memory'],
    [12, 'unsupported'],
    [6, 'unknown'],
  ])('is told by the number %i', (exception, fault) => {
    expect(faultOf({ excPtr: EXCEPTION }, memoryWith(exception))).toBe(fault);
  });

  // LibRaw_errors of libraw_const.h.
  it.each([
    [-2, 'unsupported'],
    [-100009, 'truncated'],
    [-100008, 'corrupt'],
    [-100007, 'memory'],
    [-7, 'unknown'],
  ])('is told by the result %i in the words of a runtime_error', (result, fault) => {
    const memory = memoryWith(164_436, 128, `LibRaw: open_buffer() failed with code ${result}`);
    expect(faultOf({ excPtr: EXCEPTION }, memory)).toBe(fault);
  });

  it('is unknown where it points outside the memory', () => {
    expect(faultOf({ excPtr: 1e9 }, memoryWith(0))).toBe('unknown');
    expect(faultOf({ excPtr: EXCEPTION }, memoryWith(164_436, 0xffffffff))).toBe('unknown');
  });

  it('means damaged data where WebAssembly itself stumbles', () => {
    expect(faultOf(new WebAssembly.RuntimeError('memory access out of bounds'), memoryWith(0))).toBe('corrupt');
    expect(faultOf(new Error('other'), memoryWith(0))).toBe('unknown');
  });
});
