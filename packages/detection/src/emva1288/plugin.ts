/** Adds the figures of EMVA 1288 to what was found in dark frames or flat fields. */
import type { Findings, FrameShape, GatheredSet, Plugin, RankContext } from '@hotpix/core';
import { VERSION } from '../version.ts';
import type { Check, FileRow } from '@hotpix/result';
import { hasChroma } from '@hotpix/statistics';
import { momentsOf } from '../set/moments-of.ts';
import { summariseSets } from './section.ts';
import type { FrameSet } from './stack.ts';

const developed = (what: string): string =>
  `The figures of EMVA 1288 are those of ${what}, which a tone curve, sharpening and noise filters went over. Use raw files for figures of the sensor.`;
const LOSSY_RAW =
  'The figures of EMVA 1288 are those of raw files that the camera compressed with loss, which changes noise and what repeats. Set the camera to raw files without such compression, if it has them, for figures of the sensor.';

/** Needs the statistics of `moments`; scenes have no such figures. */
export function emva1288(): Plugin {
  return {
    name: 'emva1288',
    version: VERSION,
    rank(findings: Findings, context: RankContext): Findings {
      const { dark, shape } = context;
      if (findings.insufficient) return findings;
      const capture = findings.capture?.mode ?? 'scene';
      if (capture === 'scene') return { ...findings, checks: [...findings.checks, ...unused(dark)] };
      const sets =
        capture === 'dark' ? { dark: setOf(context) } : { flat: setOf(context), ...(dark && { dark: setOf(dark) }) };
      const checks = [...(capture === 'dark' ? unused(dark) : alike(context.files, dark)), ...ofSensor(context)];
      return {
        ...findings,
        checks: [...findings.checks, ...checks],
        ...(!findings.refusal && { sections: { ...findings.sections, emva1288: summariseSets(sets, judged(shape)) } }),
      };
    },
  };
}

function setOf(source: GatheredSet): FrameSet {
  return { planes: momentsOf(source), frames: source.files.length };
}

/** Of pictures that have chroma luma is judged, as the samples of a monochrome sensor. */
const judged = (shape: FrameShape): FrameShape => (hasChroma(shape) ? { ...shape, channels: 1 } : shape);

function unused(dark: GatheredSet | undefined): Check[] {
  if (!dark) return [];
  const message =
    'The dark set was not used: it goes with flat fields, and the photographs are none. Capture flat says that they are.';
  return [{ name: 'darkSet', status: 'warning', message }];
}

/** Dark signal grows with exposure time and gain: a pair must share both. */
function alike(flats: readonly FileRow[], dark: GatheredSet | undefined): Check[] {
  if (!dark) return [];
  const name = 'darkSet';
  const differing = (['exposure', 'iso'] as const).filter((fact) => {
    const [bright, black] = [valuesOf(flats, fact), valuesOf(dark.files, fact)];
    return bright !== '' && black !== '' && bright !== black;
  });
  if (differing.length === 0) {
    return [{ name, status: 'passed', message: `${dark.files.length} dark frames go with the flat fields.` }];
  }
  const what = differing.map((fact) => (fact === 'iso' ? 'ISO' : 'exposure time')).join(' and ');
  const message = `The dark frames differ from the flat fields in ${what}; the figures of EMVA 1288 compare sets of equal settings. Take dark frames with those of the flat fields.`;
  return [{ name, status: 'warning', message }];
}

/** The different values of a fact; empty where a file does not say. */
function valuesOf(files: readonly FileRow[], fact: 'exposure' | 'iso'): string {
  if (files.some((file) => file[fact] === undefined)) return '';
  return [...new Set(files.map((file) => file[fact] as number))].sort((a, b) => a - b).join();
}

/** What is stored may not be what the sensor gave. */
function ofSensor({ shape }: RankContext): Check[] {
  if (shape.channels === 1 && !shape.lossy) return [];
  const message = shape.mosaic
    ? LOSSY_RAW
    : developed(hasChroma(shape) ? 'the luma of developed pictures' : 'developed pictures');
  return [{ name: 'sensorValues', status: 'warning', message }];
}
