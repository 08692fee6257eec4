import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LooseDirectory } from '../../src/structure/loose-directory.ts';
import { buildTiff } from '../support/build-structure.ts';

describe.each(['II', 'MM'] as const)('a directory of a damaged %s file', (order) => {
  const bytes = buildTiff({
    order,
    directories: {
      8: {
        entries: [
          [256, 3, 1, 640],
          [330, 4, 1, 9999],
        ],
        next: 100,
      },
      100: {
        entries: [
          [513, 4, 1, 300],
          [514, 4, 2, 310],
        ],
      },
    },
    longs: { 310: 77, 314: 78 },
  });

  it('has its numbers, although pointers lead out of the file', () => {
    const first = LooseDirectory.first(bytes)!;
    expect([first.number(256), first.number(330), first.has(330), first.has(331)]).toEqual([640, 9999, true, false]);
    expect(first.directory(330)).toBeUndefined();
  });

  it('leads to the next, which leads to none', () => {
    const next = LooseDirectory.first(bytes)!.next()!;
    expect([next.number(513), next.uint32(514, 1), next.next()]).toEqual([300, 78, undefined]);
  });

  it('gives 0 for what is not one number', () => {
    const next = LooseDirectory.first(bytes)!.next()!;
    expect([next.number(514), next.number(1)]).toEqual([0, 0]);
  });

  it('has the entries that are left of it where the file ends', () => {
    const cut = LooseDirectory.first(bytes.subarray(0, 8 + 2 + 12 + 5))!;
    expect([cut.number(256), cut.has(330), cut.next()]).toEqual([640, false, undefined]);
  });
});

it('is not there without the mark of a byte order', () => {
  expect(LooseDirectory.first(new TextEncoder().encode('IM*\0\b\0\0\0\0\0'))).toBeUndefined();
  expect(LooseDirectory.first(new Uint8Array())).toBeUndefined();
});

it('answers whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('II', 'MM'), fc.nat(65_535), (tail, mark, tag) => {
      const bytes = Uint8Array.from([...new TextEncoder().encode(mark), ...tail]);
      const directory = LooseDirectory.first(bytes)?.next() ?? LooseDirectory.first(bytes);
      expect(directory?.text(tag) ?? '').toBeTypeOf('string');
      expect(directory?.number(tag) ?? 0).toBeGreaterThanOrEqual(0);
    }),
  );
});
