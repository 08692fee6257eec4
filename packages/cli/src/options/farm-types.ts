/** The types of the options of a farm. */
import { asText, place, type OptionType } from './types.ts';

/** The address of a server, which may hold a password: it is not shown. */
export function address(): OptionType<string | undefined> {
  return {
    expected: 'an address as redis://host, rediss://host or postgres://host/database',
    typed: {
      expected: 'an address as redis://host, rediss://host or postgres://host/database',
      fault: () => '. Put the scheme in front of it.',
    },
    schema: { type: 'string', pattern: '^(rediss?|postgres(ql)?)://.' },
    check: (value) => (typeof value === 'string' && /^(rediss?|postgres(ql)?):\/\/./.test(value) ? value : undefined),
    read: asText,
  };
}

/** A folder, or the address of a bucket. */
export function objects(): OptionType<string | undefined> {
  return { ...place(), expected: 'a folder, or s3://bucket/prefix' };
}
