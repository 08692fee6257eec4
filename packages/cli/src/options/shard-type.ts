/** The type of the option that divides a scan. */
import { asText, type OptionType } from './types.ts';

/** A part of several: `2/3`. */
export function shard(): OptionType<{ readonly index: number; readonly count: number } | undefined> {
  const expected = 'the number of a part and how many there are, as 2/3';
  return {
    expected,
    typed: {
      expected,
      fault(came) {
        const [, count] = /^\d+\/([1-9]\d*)$/.exec(came) ?? [];
        return count === undefined
          ? '.'
          : `, which is none of ${count}. They are called 1/${count} to ${count}/${count}.`;
      },
    },
    schema: { type: 'string', pattern: '^[1-9]\\d{0,4}/[1-9]\\d{0,4}$' },
    check: (value) => {
      const [, index, count] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(String(value))?.map(Number) ?? [];
      return typeof value === 'string' && index <= count ? { index, count } : undefined;
    },
    read: asText,
  };
}
