/** What a camera may have and still pass. */
import { newDefects } from '../match-defects.ts';
import type { Defect, LimitRow, Result } from '../schema.ts';
import { photographOf } from '../words.ts';
import { isUnknown } from './amounts.ts';
import { measure } from './measure.ts';
import { LIMIT_NAMES, type LimitName } from './names.ts';
import { parseLimitName } from './question.ts';
import { LIMIT_SETS, type LimitSet, type LimitSetName } from './sets.ts';

/**
 * The largest acceptable number by the name of what is counted, which may have qualifiers behind it, as `hot:centre:above-50dn`; what is
 * left out is not limited.
 *
 * - `defects`, and the names of kinds: defects; `lines`: columns and rows.
 * - `clusters`: groups of adjacent defects; `clusterSize`: defects of the largest.
 * - `colourClusters`: groups of defects of one colour that are adjacent among their colour; `colourPairs`: pairs of such in a row or column.
 * - `amplitude`: largest difference from the neighbours, either way, in DN or the unit behind it.
 * - `new`: defects that the baseline does not have.
 * - `failedFiles`: files that could not be decoded.
 */
export type Limits = { readonly [Name in LimitName | `${LimitName}:${string}`]?: number } & {
  /** What the maker of a sensor accepts. Limits of one's own take the place of those of the same name. */
  readonly set?: LimitSetName;
};

export interface LimitContext {
  /** DN per electron, where the Result does not tell it. */
  readonly gain?: number;
  /** Why nothing tells what is new; where it is left out and no baseline is given, every defect is. */
  readonly noBaseline?: string;
  /** Those of the defects that are new, where no baseline tells it but a history. */
  readonly appeared?: readonly Defect[];
}

interface Asked {
  readonly name: string;
  readonly limit: number;
  readonly set?: LimitSetName;
  /** Why it cannot be judged, whatever the camera has. */
  readonly why?: string;
}

/**
 * Each limit with what came; without a baseline every defect is new. What the Result does not hold is `unjudged`, with the reason. It tells
 * nothing of a Result that is not `complete`, which has no defects because nobody looked.
 */
export function applyLimits(
  result: Result,
  limits: Limits,
  baseline?: Pick<Result, 'defects'>,
  { gain, noBaseline, appeared = newDefects(result, baseline) }: LimitContext = {},
): LimitRow[] {
  return asked(limits, result).flatMap(({ name, limit, set, why }) => {
    const question = parseLimitName(name);
    if (!question) return [];
    const reason = why ?? (question.measure === 'new' ? noBaseline : undefined);
    const actual = reason === undefined ? measure(question, result, appeared, gain) : { why: reason };
    const known = isUnknown(actual) ? { exceeded: false, unjudged: actual.why } : { actual, exceeded: actual > limit };
    return [
      {
        name,
        limit,
        ...known,
        ...(question.level === 'warn' && { level: question.level }),
        ...(set !== undefined && { set }),
      },
    ];
  });
}

/** In one order, whatever the order in the config: those of the set, then one's own by what they count. */
function asked({ set, ...own }: Limits, result: Result): Asked[] {
  const rows = set === undefined ? [] : ofSet(LIMIT_SETS[set], result).filter(({ name }) => !(name in own));
  const order = ([name]: [string, number]): number => LIMIT_NAMES.indexOf(name.split(':')[0] as LimitName);
  const entries = Object.entries(own).filter((entry): entry is [string, number] => entry[1] !== undefined);
  entries.sort((a, b) => order(a) - order(b) || (a[0] < b[0] ? -1 : 1));
  return [
    ...rows.map((row) => ({ ...row, ...(set && { set }) })),
    ...entries.map(([name, limit]) => ({ name, limit })),
  ];
}

/** Rows that such photographs answer; where none is, all of them, with the reason. */
function ofSet({ rows, title }: LimitSet, { capture, sections }: Result): Asked[] {
  const mode = capture?.mode;
  const answered = rows.filter((row) => mode !== undefined && (row.in?.includes(mode) ?? true));
  if (answered.length > 0) return answered.map(({ name, limit }) => ({ name, limit }));
  const why = `${title} is judged by ${wanted(rows)}, and ${sections.map ? 'this is a list' : `these are ${photographOf(mode)}s`}.`;
  return rows.map(({ name, limit }) => ({ name, limit, why }));
}

const wanted = (rows: LimitSet['rows']): string =>
  [...new Set(rows.flatMap((row) => row.in ?? []))].map((mode) => `${photographOf(mode)}s`).join(' or ');
