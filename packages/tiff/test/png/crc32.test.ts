import { expect, test } from 'vitest';
import { crc32 } from '../../src/png/crc32.ts';

test('the checksum is that which everybody knows', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
});
