/** Files that are no longer what they were. */
import fc from 'fast-check';

type Damage = (file: Uint8Array) => Uint8Array;

/** Bytes changed, left out, put in, filled, or cut off. */
export const damages: fc.Arbitrary<Damage> = fc
  .array(fc.tuple(fc.constantFrom('set', 'bit', 'drop', 'insert', 'fill', 'cut'), fc.nat(), fc.nat(255), fc.nat(60)), {
    minLength: 1,
    maxLength: 3,
  })
  .map((steps) => (file) => steps.reduce(damaged, file));

function damaged(
  file: Uint8Array,
  [kind, place, value, length]: [kind: string, place: number, value: number, length: number],
): Uint8Array {
  const at = place % Math.max(file.length, 1);
  const copy = [...file];
  if (kind === 'set') copy[at] = value;
  else if (kind === 'bit') copy[at] ^= 1 << (value & 7);
  else if (kind === 'drop') copy.splice(at, 1 + (length >> 3));
  else if (kind === 'insert') copy.splice(at, 0, value);
  else if (kind === 'fill') copy.fill(value, at, Math.min(at + length, copy.length));
  else if (value < 40) copy.length = at;
  return Uint8Array.from(copy);
}
