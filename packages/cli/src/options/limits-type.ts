/** The type of the limits: numbers by their names, and the name of a ready-made set. */
import type { Limits } from '@hotpix/result';
import { isLimitName, LIMIT_NAMES, LIMIT_PATTERN, LIMIT_QUALIFIERS, LIMIT_SETS } from '@hotpix/result/names';
import { didYouMean } from '../did-you-mean.ts';
import { asNumber, fromPairs, isRecordOf, type OptionType } from './types.ts';

const SETS = Object.keys(LIMIT_SETS);

/** Numbers by the names of limits, as `hot=5`, and `set=sony-imx219`. */
export function limits(): OptionType<Limits | undefined> {
  return {
    repeats: true,
    names: [...LIMIT_NAMES, 'set'],
    expected: `numbers from 0 by the names of limits (${LIMIT_NAMES.join(', ')}), as { hot: 5 } or hot=5`,
    typed: { expected: 'the name of a limit with a number from 0, as hot=5', fault },
    schema: {
      type: 'object',
      properties: {
        ...Object.fromEntries(LIMIT_NAMES.map((name) => [name, { type: 'number', minimum: 0 }])),
        set: { enum: SETS },
      },
      patternProperties: { [LIMIT_PATTERN]: { type: 'number', minimum: 0 } },
      additionalProperties: false,
    },
    check: (value) => (isRecordOf(value, isLimit) ? (value as Limits) : undefined),
    read: (texts) => fromPairs(texts, asNumber),
  };
}

function isLimit(value: unknown, name: string): boolean {
  if (name === 'set') return typeof value === 'string' && SETS.includes(value);
  return isNumber(value) && isLimitName(name);
}

const isNumber = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < Infinity;

/** What is wrong with a text that was typed, to follow it, and what to do. */
function fault(text: string): string {
  const [, name, value] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined) return `, which has no number. Write ${isLimitName(text) ? text : 'hot'}=5.`;
  if (name === 'set') return `, and no set has that name.${didYouMean(value, SETS)} Sets: ${SETS.join(', ')}.`;
  const [measure, ...qualifiers] = name.split(':');
  if (!(LIMIT_NAMES as readonly string[]).includes(measure)) {
    const hint = didYouMean(measure, LIMIT_NAMES);
    return `, and no limit is called '${measure}'.${hint} Names: ${LIMIT_NAMES.join(', ')}.`;
  }
  if (isLimitName(name)) return `, where '${value}' is no number from 0.`;
  return `, where '${measure}' cannot have '${qualifiers.join(':')}'. Qualifiers, each once: ${Object.keys(LIMIT_QUALIFIERS).join(', ')}.`;
}
