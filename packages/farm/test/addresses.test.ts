/** The address of a queue may hold a password, which nobody gets to see. */
import { describe, expect, test } from 'vitest';
import { connect } from '../src/queue/connection.ts';
import { shownUrl, withoutAddress } from '../src/queue/redacted.ts';

test.each([
  ['redis://user:secret@host:6379/2', 'redis://host:6379/2'],
  ['rediss://:secret@host', 'rediss://host'],
  ['postgres://qa:s%40cret@host/farm?sslmode=require&password=secret', 'postgres://host/farm'],
  ['redis://user:sec/ret@host', 'redis://host'],
  ['redis://host#secret', 'redis://host'],
  ['redis://:sec#ret@host', 'redis://…'],
  ['postgres://qa:sec?ret@host/farm', 'postgres://…'],
  ['not an address: secret', ''],
])('%s is shown as %s', (url, shown) => {
  expect(shownUrl(url)).toBe(shown);
});

test('words of a driver lose the address, and the password by itself, as it is typed and as it is meant', () => {
  const url = 'postgres://qa:s%40cret@host/farm';
  expect(withoutAddress(`no way to ${url}: s%40cret is s@cret`, url)).toBe('no way to postgres://host/farm: … is …');
});

describe('a queue that cannot be reached', () => {
  test.each([
    ['redis://user:secret@127.0.0.1:1', /^Expected a queue at 'redis:\/\/127\.0\.0\.1:1', got .*ECONNREFUSED/],
    [
      'postgres://user:secret@127.0.0.1:1/farm',
      /^Expected a queue at 'postgres:\/\/127\.0\.0\.1:1\/farm', got .*ECONNREFUSED/,
    ],
    ['amqp://user:secret@host', /^Expected a queue by redis:\/\/, rediss:\/\/ or postgres:\/\/, got 'amqp:\/\/host'/],
    ['postgres://user:secret@[::', /^Expected a queue at/],
    ['redis://user:secret@host:99999', /^Expected a queue at/],
    ['redis://:se#secret@host', /^Expected a queue at 'redis:\/\/…', got .*: write # of a password as %23/],
    ['redis://:secret@127.0.0.1:1/abc', /by the number of a database, got 'abc' behind the host/],
    ['secret', /got 'an address without a scheme'/],
  ])('%s is told without the password', async (url, words) => {
    const error = await connect(url).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'badFarm', message: expect.stringMatching(words) });
    expect(String((error as Error).stack)).not.toContain('secret');
  });
});
