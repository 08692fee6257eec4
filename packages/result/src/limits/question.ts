/** What a limit asks, as its name says it: `hot:centre:above-50dn`. */
import { LIMIT_NAMES, type LimitName } from './names.ts';

const UNITS = ['dn', 'e', 'dn/s', 'e/s', '%', '%range'] as const;

/**
 * dn: digital numbers. e: electrons. /s: per second of exposure. %: of the signal around it. %range: of the range from black to white.
 */
export type Unit = (typeof UNITS)[number];

/** A defect counts when it is brighter than so much (above), darker (below), or either (by). */
interface Amount {
  readonly side: 'above' | 'below' | 'by';
  readonly value: number;
  readonly unit: Unit;
}

export interface LimitQuestion {
  readonly measure: LimitName;
  /** centre: the middle half of the width and of the height of the active area. rest: what is around it. @default both */
  readonly zone?: 'centre' | 'rest';
  readonly amount?: Amount;
  /** Clusters of more defects than that, and lines that are longer. */
  readonly abovePixels?: number;
  /** In what `amplitude` is told. @default dn */
  readonly unit?: Unit;
  readonly isPerMegapixel: boolean;
  readonly level: 'warn' | 'error';
}

/** The qualifiers with what each means, for help and errors. */
export const LIMIT_QUALIFIERS = {
  centre: 'in the middle half of width and height',
  rest: 'around that',
  'above-50dn': 'brighter than their neighbours by more than 50 DN',
  'below-30%': 'darker, by more than 30 % of the signal',
  'by-5%range': 'either way, by more than 5 % of the range from black to white',
  'above-2px': 'clusters of more than 2 defects, lines of more than 2 pixels',
  'per-mp': 'per megapixel of the active area',
  warn: 'more is a warning, which leaves the exit code as it is',
} as const;

const SIZED: ReadonlySet<LimitName> = new Set(['clusters', 'colourClusters', 'lines', 'column', 'row']);
const OF_DEFECTS: ReadonlySet<LimitName> = new Set(LIMIT_NAMES.filter((name) => name !== 'failedFiles'));
/** What is no number of defects is not more in a larger sensor. */
const COUNTED: ReadonlySet<LimitName> = new Set(
  [...OF_DEFECTS].filter((name) => name !== 'amplitude' && name !== 'clusterSize'),
);

type Draft = { -readonly [Key in keyof LimitQuestion]?: LimitQuestion[Key] };

/** Undefined for what is no name of a limit: other words, or two that contradict each other. */
export function parseLimitName(name: string): LimitQuestion | undefined {
  const [measure, ...qualifiers] = name.split(':');
  if (!(LIMIT_NAMES as readonly string[]).includes(measure)) return undefined;
  const draft: Draft = {};
  for (const text of qualifiers) {
    const part = partOf(text, measure as LimitName);
    if (!part || Object.keys(part).some((key) => key in draft)) return undefined;
    Object.assign(draft, part);
  }
  if (draft.amount && measure === 'amplitude') return undefined;
  return { isPerMegapixel: false, level: 'error', ...draft, measure: measure as LimitName };
}

export const isLimitName = (name: string): boolean => parseLimitName(name) !== undefined;

function partOf(text: string, measure: LimitName): Draft | undefined {
  if (text === 'warn') return { level: text };
  if (!OF_DEFECTS.has(measure)) return undefined;
  if (text === 'centre' || text === 'rest') return { zone: text };
  if (text === 'per-mp') return COUNTED.has(measure) ? { isPerMegapixel: true } : undefined;
  if (measure === 'amplitude') return isUnit(text) && text !== '%' ? { unit: text } : undefined;
  const [, side, digits, unit] = /^(above|below|by)-(\d+(?:\.\d+)?)(\D+)$/.exec(text) ?? [];
  if (side === undefined) return undefined;
  const value = Number(digits);
  if (unit === 'px') return side === 'above' && SIZED.has(measure) ? { abovePixels: value } : undefined;
  return isUnit(unit) ? { amount: { side: side as Amount['side'], value, unit } } : undefined;
}

const isUnit = (text: string): text is Unit => (UNITS as readonly string[]).includes(text);

/** What editors take for a name with qualifiers; `isLimitName` asks for more. */
export const LIMIT_PATTERN = `^(${LIMIT_NAMES.join('|')})(:[a-z0-9./%-]+)+$`;
