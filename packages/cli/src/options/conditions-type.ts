/** The type of the conditions that photographs are taken under. */
import type { Conditions } from '@hotpix/result';
import { CONDITION_NAMES } from '@hotpix/result/names';
import { asNumber, fromPairs, isBetween, isRecordOf, type OptionType } from './types.ts';

/** ISO, exposure and perhaps temperature: `iso=6400,exposure=30`. */
export function conditions(): OptionType<Conditions | undefined> {
  const ranges = { iso: [1, 1e7], exposure: [1e-7, 86_400], temperature: [-200, 150] } as const;
  return {
    names: CONDITION_NAMES,
    expected:
      'ISO, exposure in seconds and perhaps temperature in degrees Celsius, as { iso: 6400, exposure: 30 } or iso=6400,exposure=30,temperature=25',
    typed: {
      expected:
        'ISO, exposure in seconds and perhaps temperature in degrees Celsius, as iso=6400,exposure=30,temperature=25',
      fault: faultIn,
    },
    schema: {
      type: 'object',
      properties: Object.fromEntries(
        CONDITION_NAMES.map((name) => [name, { type: 'number', minimum: ranges[name][0], maximum: ranges[name][1] }]),
      ),
      required: ['iso', 'exposure'],
      additionalProperties: false,
    },
    check(value) {
      const isValid = (entry: unknown, name: string): boolean => {
        const [least, most] = ranges[name as keyof typeof ranges] ?? [];
        return least !== undefined && typeof entry === 'number' && isBetween(entry, least, most);
      };
      return isRecordOf(value, isValid) && 'iso' in value && 'exposure' in value
        ? (value as unknown as Conditions)
        : undefined;
    },
    read: (text) => (typeof text === 'string' ? orText(text, fromPairs(text.split(','), asNumber)) : text),
  };
}

/** What is missing, or odd. */
function faultIn(text: string): string {
  const names = text.split(',').map((pair) => pair.split('=')[0].trim());
  const odd = names.find((name) => !(CONDITION_NAMES as readonly string[]).includes(name));
  if (odd !== undefined) return `, where '${odd}' is none of ${CONDITION_NAMES.join(', ')}.`;
  const lacking = (['iso', 'exposure'] as const).find((name) => !names.includes(name));
  return lacking === undefined ? '.' : `, which says no ${lacking}. Add it: ${text},${EXAMPLES[lacking]}.`;
}

const EXAMPLES = { iso: 'iso=6400', exposure: 'exposure=30' } as const;

/** What came, where it is none of what was meant. */
const orText = (text: string, value: unknown): unknown => (Array.isArray(value) ? text : value);
