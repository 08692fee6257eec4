import { createHotpix, type Plugin } from '@hotpix/core';
import { expect, test } from 'vitest';

test('a program need not read the message to know which key is unknown, and which are valid', () => {
  const odd = { name: 'odd', decod: {}, accumulat: {} } as Plugin;
  expect(() => createHotpix({ plugins: [odd] })).toThrow(
    expect.objectContaining({
      code: 'unknownKey',
      plugin: 'odd',
      details: { keys: ['decod', 'accumulat'], valid: expect.arrayContaining(['decode', 'accumulate']) },
    }),
  );
});
