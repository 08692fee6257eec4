import { expect, test } from 'vitest';
import { KERNELS } from '../../packages/statistics/src/generated/kernels.ts';
import { partOf, partOfKernel, PARTS, type Sample } from '../speed/parts.ts';
import { namesOfFunctions } from '../speed/wasm-exports.ts';

const sampleOf = (...frames: string[]): Sample => ({ process: 1, thread: 2, frames });

/** (module (func) (func (export "b")) (memory (export "m") 1)), as `wat2wasm` writes it. */
const MODULE = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 3, 2, 0, 0, 5, 3, 1, 0, 1],
  ...[7, 9, 2, 1, 0x62, 0, 1, 1, 0x6d, 2, 0, 0x0a, 7, 2, 2, 0, 0x0b, 2, 0, 0x0b],
);

test('functions are known by the names of their exports', () => {
  expect(WebAssembly.Module.exports(new WebAssembly.Module(MODULE))).toHaveLength(2);
  expect([...namesOfFunctions(MODULE)]).toEqual([[1, 'b']]);
});

test('every kernel that works on photographs has a part that is not the rest', () => {
  const module = new WebAssembly.Module(Buffer.from(KERNELS, 'base64'));
  const kernels = WebAssembly.Module.exports(module).filter(({ kind }) => kind === 'function');
  const rest = kernels.filter(({ name }) => partOfKernel(name) === undefined);
  expect(rest).toEqual([]);
});

test('what a kernel calls within does its work', () => {
  const names = namesOfFunctions(Buffer.from(KERNELS, 'base64'));
  const [exported] = [...names].find(([, name]) => name === 'steps8')!;
  const within = Array.from({ length: names.size + 9 }, (_, number) => number).find((number) => !names.has(number))!;
  const frames = [within, exported].map((number) => `7f JS:wasm-function[${number}]-${number}-turbofan`);
  expect(partOf(sampleOf(...frames, '7f JS:*find /a/statistics/dist/threads/thread.js:1'), 'pool')).toMatch(
    /comparing with neighbours/,
  );
});

test.each<[string, ReturnType<typeof sampleOf>, Parameters<typeof partOf>[1], RegExp]>([
  ['a fresh page', sampleOf('ffffffff8158e3e1 clear_page_erms', 'ffff81 asm_exc_page_fault'), 'main', /page faults/],
  ['a read', sampleOf('ffffffff8158e3e1 copy_to_user'), 'main', /all else/],
  [
    'a decoder',
    sampleOf('7f JS:wasm-function[5]-5-turbofan', '7f JS:*a /b/planes-thread.js:1'),
    'pool',
    /decoding: kernels/,
  ],
  ['a digest', sampleOf('7f sha256_block_data_order_shaext', '7f JS:*b /c/sha256-thread.js:1'), 'pool', /SHA-256/],
  ['the collector', sampleOf('7f memmove', '7f v8::internal::Scavenger::ScavengePage'), 'pool', /garbage/],
  ['a ranking', sampleOf('7f JS:*scan file:///a/packages/detection/dist/chance/outliers.js'), 'main', /ranking/],
  [
    'a fingerprint',
    sampleOf('7f JS:*profileOf /a/statistics/dist/bundle/b.js', '7f JS:*measureFrame /a/c.js'),
    'main',
    /fingerprints/,
  ],
  ['the compiler', sampleOf('7f v8::internal::compiler::GraphReducer::ReduceTop'), 'engine', /compiling/],
])('the time of %s has its part', (_, sample, kind, part) => {
  expect(partOf(sample, kind)).toMatch(part);
  expect(PARTS).toContain(partOf(sample, kind));
});
