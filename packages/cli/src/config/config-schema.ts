/** The JSON Schema of a config in JSON or YAML, by which editors complete and check it. Made from the table of options. */
import type { Option } from '../options/option.ts';
import { OPTION_KEYS, OPTIONS } from '../options/table.ts';
import type { Schema } from '../options/types.ts';

/** Draft 7, which editors know best. Without `plugins`, which are functions: they need a config in TypeScript or JavaScript. */
export function configSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'hotpix configuration',
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'Where this schema is, for editors.' },
      files: {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        description:
          'Photographs when the command line names none: files, folders, globs or addresses, relative to the config.',
        default: [],
      },
      ...Object.fromEntries(OPTION_KEYS.map((key) => [key, property(OPTIONS[key] as Option<unknown>)])),
    },
    additionalProperties: false,
  };
}

function property({ type, help, default: standard, defaultText }: Option<unknown>): Schema {
  if (defaultText !== undefined) return { ...type.schema, description: `${help} Default: ${defaultText}.` };
  return { ...type.schema, description: help, ...(standard === undefined ? {} : { default: standard }) };
}
