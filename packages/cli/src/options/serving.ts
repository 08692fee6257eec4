/** The options of serve alone. */
import type { OptionTable } from './option.ts';
import { asText, integer } from './types.ts';

type Serving = Pick<OptionTable, 'host' | 'port'>;

/** Characters of an address or a name, so that neither a URL nor a password is taken for one. */
const NAME = '^[0-9A-Za-z.:-]{1,253}$';

export const serving: Serving = {
  host: {
    type: hostName(),
    default: '127.0.0.1',
    flag: '--host <address>',
    commands: ['serve'],
    help: 'Address or name of this machine to serve at. With any but that of this machine alone, whoever reaches it can read the history; 0.0.0.0 is all of its addresses.',
  },
  port: {
    type: integer(0, 65_535),
    default: 4687,
    flag: '--port <n>',
    commands: ['serve'],
    help: 'Port to serve at; 0 takes any that is free, and says which.',
  },
};

function hostName(): OptionTable['host']['type'] {
  return {
    expected: 'an address or a name, as 127.0.0.1 or qa.example.com',
    schema: { type: 'string', pattern: NAME },
    check: (value) => (typeof value === 'string' && new RegExp(NAME).test(value) ? value : undefined),
    read: asText,
  };
}
