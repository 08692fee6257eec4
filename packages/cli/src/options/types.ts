/** The types an option can have: what they accept, how they read a flag, and how they say what they expect. */

/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

export interface OptionType<T> {
  /** Completes "Expected ... to be". */
  readonly expected: string;
  /** The same for a text of the command line, which has no braces, and what is wrong with one that came, to follow it. */
  readonly typed?: { readonly expected: string; fault(text: string): string };
  /** What `check` accepts, for editors. */
  readonly schema: Schema;
  /** The value of a config, or undefined when it is not of this type. */
  check(value: unknown): T | undefined;
  /** What a value may be called, or the keys that it may have, where these are known. */
  readonly names?: readonly string[];
  /** Whether the flag may be given several times. */
  readonly repeats?: boolean;
  /** The value with its paths, which start from the folder of the config, starting from here. */
  rebase?(value: T, fromHere: (path: string) => string): T;
  /** The text of a flag as a config would have it. A flag without a value is `true`. */
  read(text: string | readonly string[] | true): unknown;
}

const TEXT: Schema = { type: 'string', minLength: 1 };

export const asText = (text: unknown): unknown => text;

export function integer(min: number, max: number): OptionType<number> {
  return {
    expected: `a whole number from ${min} to ${max}`,
    schema: { type: 'integer', minimum: min, maximum: max },
    check: (value) => (Number.isInteger(value) && isBetween(value as number, min, max) ? (value as number) : undefined),
    read: asNumber,
  };
}

export function number(min: number, max: number): OptionType<number> {
  return {
    expected: `a number from ${min} to ${max}`,
    schema: { type: 'number', minimum: min, maximum: max },
    check: (value) => (typeof value === 'number' && isBetween(value, min, max) ? value : undefined),
    read: asNumber,
  };
}

/** Bytes: a number, or a text with a unit of 1000, as `1.5GB`. */
export function bytes(): OptionType<number | undefined> {
  return {
    expected: 'a number of bytes, or of KB, MB or GB, as 800MB or 1.5GB',
    schema: { type: ['number', 'string'], minimum: 1, pattern: '^\\d+(\\.\\d+)? ?[KMGkmg]?[Bb]?$' },
    check: (value) => bytesOf(String(value)) || undefined,
    read: asText,
  };
}

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1e3, M: 1e6, G: 1e9 };

/** NaN for what is no size. */
function bytesOf(text: string): number {
  const [, size, unit] = /^(\d+(?:\.\d+)?) ?([KMG]?)B?$/i.exec(text) ?? [];
  return size === undefined ? NaN : Math.floor(Number(size) * UNITS[unit.toUpperCase()]);
}

export function choice<T extends string>(...choices: T[]): OptionType<T> {
  return {
    expected: `one of ${choices.map((name) => `'${name}'`).join(', ')}`,
    names: choices,
    schema: { enum: choices },
    check: (value) => choices.find((name) => name === value),
    read: asText,
  };
}

/** Words of people. */
export function text(most: number): OptionType<string | undefined> {
  const expected = `a text of up to ${most} characters`;
  return {
    expected,
    typed: {
      expected,
      fault: (came) =>
        came.trim() === ''
          ? ', which says nothing. Put the words behind it, in quotes.'
          : `, of ${came.length} characters. Leave some out.`,
    },
    schema: { ...TEXT, maxLength: most },
    check: (value) =>
      typeof value === 'string' && value.trim() !== '' && value.length <= most ? value.trim() : undefined,
    read: asText,
  };
}

/** Places on the sensor: `30,20`. */
export function places(): OptionType<readonly (readonly [x: number, y: number])[]> {
  const isPlace = (value: unknown): boolean =>
    Array.isArray(value) && value.length === 2 && value.every((one) => Number.isInteger(one) && one >= 0);
  const place: Schema = { type: 'array', items: { type: 'integer', minimum: 0 }, minItems: 2, maxItems: 2 };
  return {
    repeats: true,
    expected: 'places of whole numbers from 0, as [[30, 20]] or 30,20',
    typed: { expected: 'a place as 30,20, in whole numbers from 0', fault: () => '.' },
    schema: { type: 'array', items: place },
    check: (value) =>
      Array.isArray(value) && value.every(isPlace) ? (value as (readonly [number, number])[]) : undefined,
    read: (texts) => (texts === true ? texts : [texts].flat().map((one) => one.split(',').map(asNumber))),
  };
}

export function flag(): OptionType<boolean> {
  return {
    expected: 'true or false',
    schema: { type: 'boolean' },
    check: (value) => (typeof value === 'boolean' ? value : undefined),
    read: asText,
  };
}

export function path(): OptionType<string | undefined> {
  return {
    expected: 'a path',
    schema: TEXT,
    check: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
    read: asText,
    rebase: (value, fromHere) => value && fromHere(value),
  };
}

/** A folder, or the address of a database, which may hold a password: it is not shown. */
export function place(): OptionType<string | undefined> {
  const ofPath = path();
  return {
    ...ofPath,
    expected: 'a folder, or postgres://user@host/database',
    rebase: (value, fromHere) => (/^\w+:\/\//.test(value ?? '') ? value : ofPath.rebase?.(value, fromHere)),
  };
}

/** What files are called after the original. */
export function pattern(): OptionType<string> {
  return {
    expected: "a file name with {name} in it, as '{name}-repaired'",
    schema: { type: 'string', pattern: '^[^\\\\/\\u0000]*\\{name\\}[^\\\\/\\u0000]*$' },
    check: (value) =>
      typeof value === 'string' && value.includes('{name}') && !/[\\/\0]|^\.*$/.test(value) ? value : undefined,
    read: asText,
  };
}

/** Patterns of files. */
export function patterns(): OptionType<readonly string[]> {
  const isPattern = (value: unknown): boolean => typeof value === 'string' && value !== '';
  return {
    repeats: true,
    expected: "patterns of files, as '*.png' or ['repaired', '*.png']",
    typed: { expected: "a pattern of files, as '*.png'", fault: () => '.' },
    schema: { anyOf: [TEXT, { type: 'array', items: TEXT }] },
    check: (value) => {
      const list: unknown[] = Array.isArray(value) ? value : [value];
      return list.every(isPattern) ? (list as string[]) : undefined;
    },
    read: asText,
  };
}

/** Texts by name: `name=text`. */
export function pairs(): OptionType<Readonly<Record<string, string>>> {
  return {
    repeats: true,
    rebase: (value, fromHere) =>
      Object.fromEntries(Object.entries(value).map(([name, file]) => [name, fromHere(file)])),
    expected: 'paths by the names of reporters, as { html: "report.html" } or html=report.html',
    typed: {
      expected: 'the name of a reporter with a path, as html=report.html',
      fault: (text) => (text.includes('=') ? ', of which one is empty.' : ', which has no path. Write <name>=<file>.'),
    },
    schema: { type: 'object', additionalProperties: TEXT },
    check: (value) =>
      isRecordOf(value, (text) => typeof text === 'string' && text !== '')
        ? (value as Record<string, string>)
        : undefined,
    read: (texts) => fromPairs(texts, (text) => text),
  };
}

export function asNumber(text: unknown): unknown {
  return typeof text === 'string' && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
}

export function isBetween(value: number, min: number, max: number): boolean {
  return value >= min && value <= max;
}

export function isRecordOf(
  value: unknown,
  isValid: (entry: unknown, name: string) => boolean,
): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([name, entry]) => isValid(entry, name));
}

/** The texts themselves where one of them is no pair, so that the check can show what came. */
export function fromPairs(texts: string | readonly string[] | true, read: (text: string) => unknown): unknown {
  const list = typeof texts === 'string' ? [texts] : texts;
  if (list === true) return list;
  const entries = list.map((text) => text.match(/^([^=]+)=(.+)$/s));
  if (entries.some((match) => match === null)) return list;
  return Object.fromEntries(
    entries.map((match) => [(match as RegExpMatchArray)[1], read((match as RegExpMatchArray)[2])]),
  );
}
