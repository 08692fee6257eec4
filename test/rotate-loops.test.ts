import binaryen from 'assemblyscript/binaryen';
import { describe, expect, it } from 'vitest';
import { rotateLoops } from '../scripts/rotate-loops.mjs';

type Function = (...values: readonly number[]) => number;

const binaryOf = (text: string): Uint8Array => binaryen.parseText(text).emitBinary();

/** The only export of a module. */
const run = (binary: Uint8Array): Function =>
  new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(binary))).exports.run as Function;

/** Loops whose test comes first, and those whose test comes last. */
function loopsOf(binary: Uint8Array): { first: number; last: number } {
  const text = binaryen.readBinary(binary).emitText();
  return {
    first: text.match(/\(loop \$\w+\s+\(if/g)?.length ?? 0,
    last: text.match(/\(br_if \$label/g)?.length ?? 0,
  };
}

/** The sum of the numbers from 1 to n. */
const SUM = binaryOf(`(module (func (export "run") (param $n i32) (result i32) (local $i i32) (local $sum i32)
  (loop $again (if (i32.lt_s (local.get $i) (local.get $n)) (then
    (local.set $i (i32.add (local.get $i) (i32.const 1)))
    (local.set $sum (i32.add (local.get $sum) (local.get $i)))
    (br $again))))
  (local.get $sum)))`);

/** n times m, one by one. */
const PRODUCT =
  binaryOf(`(module (func (export "run") (param $n i32) (param $m i32) (result i32) (local $i i32) (local $k i32) (local $sum i32)
  (loop $rows (if (i32.lt_s (local.get $i) (local.get $n)) (then
    (local.set $k (i32.const 0))
    (loop $columns (if (i32.lt_s (local.get $k) (local.get $m)) (then
      (local.set $sum (i32.add (local.get $sum) (i32.const 1)))
      (local.set $k (i32.add (local.get $k) (i32.const 1)))
      (br $columns))))
    (local.set $i (i32.add (local.get $i) (i32.const 1)))
    (br $rows))))
  (local.get $sum)))`);

/** The sum of the odd numbers up to n: even ones go on from the middle. */
const ODD = binaryOf(`(module (func (export "run") (param $n i32) (result i32) (local $i i32) (local $sum i32)
  (loop $again (if (i32.lt_s (local.get $i) (local.get $n)) (then
    (local.set $i (i32.add (local.get $i) (i32.const 1)))
    (br_if $again (i32.eqz (i32.and (local.get $i) (i32.const 1))))
    (local.set $sum (i32.add (local.get $sum) (local.get $i)))
    (br $again))))
  (local.get $sum)))`);

describe('rotateLoops', () => {
  it('has a loop test at its end, and no turn of one that has none', () => {
    const rotated = rotateLoops(SUM);
    expect([loopsOf(SUM), loopsOf(rotated)]).toEqual([
      { first: 1, last: 0 },
      { first: 0, last: 1 },
    ]);
    expect([0, 1, 4, 100].map((n) => run(rotated)(n))).toEqual([0, 1, 10, 5050]);
  });

  it('has loops in loops do so, too', () => {
    const rotated = rotateLoops(PRODUCT);
    expect(loopsOf(rotated)).toEqual({ first: 0, last: 2 });
    expect([run(rotated)(3, 5), run(rotated)(3, 0), run(rotated)(0, 5)]).toEqual([15, 0, 0]);
  });

  it('leaves a loop as it is that goes on from more than one place', () => {
    const rotated = rotateLoops(ODD);
    expect(loopsOf(rotated).first).toBe(1);
    expect([0, 1, 5, 6].map((n) => run(rotated)(n))).toEqual([0, 1, 9, 9]);
  });
});
