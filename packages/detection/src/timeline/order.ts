/** The order in which photographs were taken. */

/** What tells when a photograph was taken. */
interface Dated {
  readonly path: string;
  /** By the clock of the camera, ISO 8601 without a zone. */
  readonly taken?: string;
}

/** What an order goes by; `auto` is by date unless dates are missing or wrong. */
export type OrderBy = 'auto' | 'taken' | 'name';

/** Photographs in their order. */
export interface Order<T extends Dated> {
  readonly by: 'taken' | 'name';
  /** Why they are not in the order of their dates, or not all of them; absent where they are. */
  readonly reason?: string;
  readonly photographs: readonly T[];
  /** Whether the dates are those of the order: only then do they say when something happened. */
  readonly hasDates: boolean;
  /** Photographs that have no place in it. */
  readonly left: readonly T[];
}

/** Names of one counter: `IMG_0101.CR2` is 101 of `IMG_` and `.CR2`. */
const COUNTED = /^(.*?)(\d+)(\D*)$/s;
/** Consecutive numbers, but for pictures that were deleted. */
const CONSECUTIVE = 10;
/**
 * By how much time must go back from a number to the next for the clock to be wrong. One that was reset begins years ago; counters begin anew
 * with a card, so that numbers of two days or months may well stand among each other.
 */
const BACK = 365 * 24 * 3600 * 1000;

/** Made when it is asked for: to load the rules of a language takes longer than to load all else that detects. */
let byNumber: Intl.Collator | undefined;

/**
 * By date; of equal dates by name, and by name where dates are missing, all the same, or go back by more than a year from a
 * number in the names to the next, as after a clock was reset. Names count as people count: `IMG_9` comes before `IMG_10`.
 * @param wanted what to go by, whatever speaks against it
 */
export function orderOf<T extends Dated>(given: readonly T[], wanted: OrderBy = 'auto'): Order<T> {
  const { compare } = (byNumber ??= new Intl.Collator('en', { numeric: true }));
  const named = [...given].sort((a, b) => compare(a.path, b.path) || (a.path < b.path ? -1 : 1));
  const dated = named.filter(({ taken }) => taken !== undefined);
  const byName = (reason: string, hasDates = false): Order<T> => ({
    ...{ by: 'name', reason, hasDates, photographs: named, left: [] },
  });
  if (dated.length === 0) return byName('The photographs have no dates.');
  if (dated.length > 1 && new Set(dated.map(timeOf)).size === 1) return byName('All photographs have the same date.');
  if (wanted === 'name') return byName('So it was asked.', isRising(dated));
  const back = wanted === 'auto' && backwards(dated);
  if (back) {
    const [before, after] = back;
    const times = `'${after.path}' (${after.taken}) is dated before '${before.path}' (${before.taken})`;
    return byName(
      `The clock of the camera was wrong: ${times}. Ask for the order 'taken' to go by the dates all the same.`,
    );
  }
  const undated = named.length - dated.length;
  if (undated > 0 && isRising(dated)) return byName(`${undated} of ${named.length} photographs have no date.`, true);
  const photographs = [...dated].sort((a, b) => timeOf(a) - timeOf(b));
  if (undated === 0) return { by: 'taken', hasDates: true, photographs, left: [] };
  const reason = `${undated} of ${named.length} photographs have no date and are left out: the names of the others do not follow their dates. Ask for the order 'name' to take them in.`;
  return { by: 'taken', reason, hasDates: true, photographs, left: named.filter(({ taken }) => taken === undefined) };
}

/** Two photographs with consecutive numbers of which the later was taken before the earlier. */
function backwards<T extends Dated>(named: readonly T[]): [T, T] | undefined {
  const counted = new Map<string, { readonly number: number; readonly photograph: T }[]>();
  for (const photograph of named) {
    const [, before, digits, after] = COUNTED.exec(photograph.path) ?? [];
    if (digits === undefined) continue;
    const key = JSON.stringify([before, after]);
    const all = counted.get(key) ?? [];
    counted.set(key, all);
    all.push({ number: Number(digits), photograph });
  }
  for (const all of counted.values()) {
    const at = all.findIndex(({ number, photograph }, i) => {
      const next = all.at(i + 1);
      if (!next || next.number - number > CONSECUTIVE) return false;
      return timeOf(next.photograph) < timeOf(photograph) - BACK;
    });
    if (at >= 0) return [all[at].photograph, all[at + 1].photograph];
  }
  return undefined;
}

const isRising = (named: readonly Dated[]): boolean =>
  named.every((photograph, i) => i === 0 || timeOf(named[i - 1]) <= timeOf(photograph));

/** In milliseconds of the clock of the camera. */
const timeOf = ({ taken }: Dated): number => Date.parse(`${taken?.slice(0, 19)}Z`);
