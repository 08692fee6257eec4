/** How strong a defect is, in the unit that a limit asks for. */
import { isLine } from '../lines.ts';
import { whole } from '../numbers.ts';
import { plural } from '../words.ts';
import type { Defect, Result } from '../schema.ts';
import type { Unit } from './question.ts';

/** What is not known, in a sentence. */
export interface Unknown {
  readonly why: string;
}

/** The amount of a defect; undefined where it has none of that sort, as a dead pixel has no signal a second. */
type Measure = (defect: Defect) => number | undefined | Unknown;

export const isUnknown = (value: unknown): value is Unknown =>
  typeof value === 'object' && value !== null && 'why' in value;

export const NO_FRAME: Unknown = { why: 'The Result does not tell the size of the sensor.' };

/**
 * The amount of each defect in that unit, or why it is not known of one of them.
 * @param gain DN per electron, where the Result does not tell it
 */
export function amountsOf(
  defects: readonly Defect[],
  unit: Unit,
  result: Result,
  gain: number | undefined,
): readonly (number | undefined)[] | Unknown {
  const measure = measureIn(unit, result, gain);
  if (isUnknown(measure)) return measure;
  const amounts = defects.map(measure);
  const unknown = amounts.filter(isUnknown);
  if (unknown.length === 0) return amounts as (number | undefined)[];
  const verb = unknown.length === 1 ? 'has' : 'have';
  return { why: `Of ${plural(defects.length, 'defect')} ${unknown.length} ${verb} no ${unknown[0].why}.` };
}

function measureIn(unit: Unit, result: Result, gain: number | undefined): Measure | Unknown {
  switch (unit) {
    case 'dn':
      return ({ amplitude }) => amplitude;
    case '%range':
      return ofRange(result);
    case '%':
      return ofSignal(result);
    case 'e':
      return inElectrons(({ amplitude }) => amplitude, result, gain);
    case 'dn/s':
      return perSecond(result);
    case 'e/s':
      return inElectrons(perSecond(result), result, gain);
  }
}

function ofRange({ frame }: Result): Measure | Unknown {
  if (!frame) return { why: 'The Result does not tell black and white.' };
  return ({ amplitude }) => (100 * amplitude) / (frame.white - frame.black);
}

/** Of flat fields by their level; of scenes, whose signal is another in each, what a pixel gives of it. */
function ofSignal({ capture, frame, sections }: Result): Measure | Unknown {
  if (capture?.mode === 'dark') return { why: 'Dark frames have no signal to take a share of.' };
  const photographs = sections.scenes?.photographs ?? [];
  if (capture?.mode !== 'flat' || !frame) return responseOf;
  if (photographs.length === 0) return { why: 'The Result does not tell how bright the flat fields are.' };
  const level = photographs.reduce((sum, one) => sum + one.level, 0) / photographs.length;
  return ({ amplitude }) => (100 * amplitude) / (level * (frame.white - frame.black));
}

function responseOf({ kind, response, amplitude }: Defect): ReturnType<Measure> {
  if (kind === 'dead') return -100;
  if (response !== undefined) return 100 * (response - 1);
  return amplitude < 0 ? { why: 'response' } : undefined;
}

/** By the fit where exposures vary, else by the one exposure. Pixels that light alone shows have no rate. */
function perSecond(result: Result): Measure | Unknown {
  if (!isLinear(result)) return DEVELOPED;
  const used = result.files.filter(({ status }) => status === 'used');
  const exposures = used.flatMap(({ exposure }) => (exposure !== undefined && exposure > 0 ? [exposure] : []));
  const untold = used.length - exposures.length;
  if (used.length === 0) return { why: 'The Result names no photographs, whose exposure it takes.' };
  if (untold > 0) return { why: `Of ${plural(used.length, 'photograph')} ${whole(untold)} tell no exposure.` };
  const [least, most] = [Math.min(...exposures), Math.max(...exposures)];
  const only = most <= SAME * least ? most : undefined;
  return (defect) => {
    const { kind, amplitude, fit } = defect;
    if (fit) return fit.rate;
    if (amplitude <= 0 || (kind !== 'hot' && kind !== 'blinking' && !isLine(defect))) return undefined;
    return only === undefined ? { why: 'rate: exposures vary, and nothing could be fitted' } : amplitude / only;
  };
}

/** By what factor exposures may differ and be called one. */
const SAME = 1.01;

const DEVELOPED: Unknown = { why: 'Samples of developed pictures are not proportional to light.' };

const isLinear = ({ frame }: Result): boolean => frame !== null && frame.channels === 1 && !frame.lossy;

function inElectrons(measure: Measure | Unknown, result: Result, given: number | undefined): Measure | Unknown {
  if (isUnknown(measure)) return measure;
  if (!isLinear(result)) return DEVELOPED;
  const gainOf = given === undefined ? measuredGain(result) : () => given;
  if (!gainOf) return { why: 'The Result does not tell the gain: give it in DN per electron.' };
  return (defect) => {
    const amount = measure(defect);
    if (typeof amount !== 'number') return amount;
    return amount / gainOf(defect);
  };
}

/** By the figures of EMVA 1288, which flat fields beside dark frames give: of the colour, or of all where it has none. */
function measuredGain({ sections: { emva1288 } }: Result): ((defect: Defect) => number) | undefined {
  const values = emva1288?.figures.find(({ name }) => name === 'gain')?.values ?? [];
  const known = values.flatMap((value) => (value !== null && value > 0 ? [value] : []));
  if (known.length === 0) return undefined;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return ({ colour }) => values[emva1288?.colours.indexOf(colour ?? '') ?? -1] ?? mean;
}
