import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { configSchema } from '../../src/config/config-schema.ts';
import type { Option } from '../../src/options/option.ts';
import { OPTION_KEYS, OPTIONS } from '../../src/options/table.ts';

interface Property {
  readonly description?: string;
  readonly default?: unknown;
}

const schema = configSchema() as { properties: Record<string, Property> };
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

/** Of every type and around every limit. */
const VALUES: unknown[] = [
  ...[-1, 0, 1e-10, 0.0005, 0.5, 1, 1.5, 10, 16, 17, 64, 65, 86_400, 86_401, 100_001, 1e6, 2 ** 32, 1e12, null, true],
  ...[
    '',
    'a',
    'evidence',
    'flat',
    'median',
    'keep',
    '5',
    '1.5GB',
    '800 mb',
    '2T',
    '{name}',
    'a/{name}',
    '{name}-b',
    '..',
  ],
  ...[[], ['a'], {}, { html: 'a.html' }, { html: '' }, { html: 1 }, { hot: 5 }, { hot: -1 }, { hot: '5' }, { warm: 5 }],
];

describe.each(OPTION_KEYS)('%s', (key) => {
  const { help, type, default: standard, defaultText } = OPTIONS[key] as Option<unknown>;

  test('is in the schema, with its description', () => {
    expect(schema.properties[key].description).toContain(help);
  });

  test('has its default, which is valid', () => {
    expect(schema.properties[key].default).toEqual(defaultText === undefined ? standard : undefined);
    if (standard !== undefined) expect(validate({ [key]: standard })).toBe(true);
  });

  test('is valid where hotpix takes it, and there alone', () => {
    for (const value of VALUES) {
      expect(validate({ [key]: value }), JSON.stringify(value)).toBe(type.check(value) !== undefined);
    }
  });
});

test('a key that hotpix does not know is not valid', () => {
  expect(validate({ topp: 3 })).toBe(false);
});

test('files are a list of names', () => {
  expect(validate({ $schema: 'config.schema.json', files: ['photos'] })).toBe(true);
  expect(validate({ files: 'photos' })).toBe(false);
  expect(validate({ files: [''] })).toBe(false);
});
