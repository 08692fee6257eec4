/** Which defects will show in photographs that nobody has taken yet. */
import { canonical } from './canonical.ts';
import { isLine } from './lines.ts';
import { whole } from './numbers.ts';
import type { Defect, FileRow, Result } from './schema.ts';

/** How photographs are going to be taken. */
export interface Conditions {
  readonly iso: number;
  /** In seconds. */
  readonly exposure: number;
  /** Of the sensor, in degrees Celsius. @default as it was */
  readonly temperature?: number;
}

/**
 * shows: by more than three standard deviations of the noise there. may: the temperature decides. hidden: by less. unknown: nobody knows how
 * it grows with the exposure.
 */
export type Showing = 'shows' | 'may' | 'hidden' | 'unknown';

/** Degrees in which dark current doubles: 6 to 8 (Widenhorn et al., Temperature dependence of dark current in a CCD, SPIE 4669, 2002). */
const DOUBLES_IN = { least: 8, most: 6 } as const;
/** Standard deviations of the noise from which on a pixel shows. */
const CLEARLY = 3;
/** Steps of a picture of 8 bits, of which one shows where noise is not known. */
const STEPS = 255;

/** Whether a defect will show. What is stuck, dead or dim, and a line, does not depend on exposure. */
export function showingOf(defect: Defect, result: Result, conditions: Conditions): Showing {
  if (isLine(defect) || ['stuck', 'dead', 'dim'].includes(defect.kind)) return 'shows';
  const expected = expectedOf(defect, result, conditions);
  if (!expected) return 'unknown';
  const least = CLEARLY * noiseAt(result, conditions.iso);
  if (expected.least >= least) return 'shows';
  return expected.most < least ? 'hidden' : 'may';
}

/**
 * The amplitude of a hot pixel in DN, from the least to the most that the temperature law gives; undefined where no fit is known, or a
 * temperature is asked for and the photographs tell none.
 */
export function expectedOf(
  { fit }: Pick<Defect, 'fit'>,
  { files, frame }: Pick<Result, 'files' | 'frame'>,
  { iso, exposure, temperature }: Conditions,
): { readonly least: number; readonly most: number } | undefined {
  const usual = meanTemperature(files);
  if (!fit || (temperature !== undefined && usual === undefined)) return undefined;
  const warmer = temperature === undefined || usual === undefined ? 0 : temperature - usual;
  const gain = fit.iso === undefined ? 1 : iso / fit.iso;
  const range = frame ? frame.white - frame.black : Infinity;
  // Dark current takes nothing away: a rate below 0 is noise, which long exposures would multiply.
  const rate = Math.max(0, fit.rate);
  const amplitudes = [DOUBLES_IN.least, DOUBLES_IN.most].map((degrees) =>
    Math.min(range, gain * (fit.offset + rate * exposure * 2 ** (warmer / degrees))),
  );
  return { least: Math.min(...amplitudes), most: Math.max(...amplitudes) };
}

/** The mean temperature of the photographs that were counted, in degrees Celsius; undefined where not one tells it. */
export function meanTemperature(files: readonly FileRow[]): number | undefined {
  const known = files.flatMap(({ status, temperature }) => (status === 'used' ? (temperature ?? []) : []));
  return known.length === 0 ? undefined : known.reduce((sum, one) => sum + one, 0) / known.length;
}

/**
 * Noise of a photograph in DN: the median of those at the nearest ISO, times the root of the ratio, as shot noise is where exposures are
 * metered. A step of a picture of 8 bits where it is not known.
 */
function noiseAt({ files, sections, frame }: Result, iso: number): number {
  const isos = new Map(files.map((row) => [row.path, row.iso]));
  const known = (sections.scenes?.photographs ?? []).flatMap(({ path, noise }) => {
    const own = isos.get(path);
    return own === undefined ? [] : [{ iso: own, noise }];
  });
  const distance = (own: number): number => Math.abs(Math.log(own / iso));
  const nearest = Math.min(...known.map((one) => distance(one.iso)));
  const [first, ...rest] = known.filter((one) => distance(one.iso) === nearest).sort((a, b) => a.noise - b.noise);
  if (!first) return frame ? (frame.white - frame.black) / STEPS / CLEARLY : 0;
  const middle = [first, ...rest][rest.length >> 1];
  return middle.noise * Math.sqrt(iso / middle.iso);
}

/** The Result with the defects alone that are not known to be hidden, without what counts the others as well. */
export function withShowing(result: Result, conditions: Conditions): Result {
  const { limits: _, baseline: __, ...rest } = result;
  const defects = result.defects.filter((defect) => showingOf(defect, result, conditions) !== 'hidden');
  return canonical({ ...rest, options: { ...result.options, conditions }, defects });
}

/** `58 of 81 defects will show, 3 may, 20 will not.`, with how many nobody knows of, and why. */
export function showingInWords(result: Result, conditions: Conditions): string[] {
  const { defects, files } = result;
  const showing = defects.map((defect) => showingOf(defect, result, conditions));
  const count = (wanted: Showing): number => showing.filter((one) => one === wanted).length;
  const [may, unknown] = [count('may'), count('unknown')];
  const counts = `${whole(count('shows'))} of ${whole(defects.length)} defects will show, ${may > 0 ? `${whole(may)} may, ` : ''}${whole(count('hidden'))} will not.`;
  const lacksTemperature = conditions.temperature !== undefined && meanTemperature(files) === undefined;
  const why = lacksTemperature
    ? 'no photograph tells the temperature that the rates are of'
    : 'their photographs do not tell offset from rate';
  return [counts, ...(unknown > 0 ? [`Of ${whole(unknown)} it is not known, and they are kept: ${why}.`] : [])];
}
