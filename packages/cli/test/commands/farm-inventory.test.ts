import { expect, test } from 'vitest';
import { assertWithoutUser } from '../../src/commands/farm/inventory.ts';

test.each(['http://user:hush@host/photos/1.dng', 'HTTPS://hush@host/1.dng', 'https://:hush@host/1.dng'])(
  'workers are not told %s, and neither is anybody else',
  (address) => {
    const submit = (): void => assertWithoutUser(['photos', address]);
    expect(submit).toThrow(/^Expected addresses that workers can be told, got 'https?:\/\/…@host/);
    expect(submit).not.toThrow(/hush/);
  },
);

test.each(['https://host/@me/1.dng', 's3://bucket/a@b/', 'photos/http:/a@b', 'https://host/1.dng?to=a@b'])(
  '%s has no user in it',
  (address) => {
    expect(() => assertWithoutUser([address])).not.toThrow();
  },
);
