/** What a history keeps of a Result. */
import { isListing, withoutForce, type Defect, type Result } from '@hotpix/result';
import type { Conditions, ScanRecord, Shot } from './model.ts';
import { asTime } from './time.ts';

/**
 * @param result of a camera with a frame
 * @param id digest of the Result
 * @param time when it was, where the photographs do not say it or say it wrongly
 */
export function recordOf(given: Result, id: string, time: string): ScanRecord {
  const result = withoutForce(given);
  const { status, camera, frame, defects } = result;
  if (!camera || !frame) throw new TypeError('Expected a Result of a camera.');
  const [from] = datesOf(result);
  return {
    id,
    time,
    ...(from !== undefined && from < time && { from }),
    isJudged: status === 'complete' && !isListing(result) && !result.sections.map,
    camera,
    frame,
    conditions: conditionsOf(result, frame.active),
    defects: defects.map(({ crops: _, examined: __, ...defect }): Defect => defect),
  };
}

/** When the photographs that were counted were taken, in order. Cameras whose clock was never set say nothing. */
export function datesOf({ files }: Pick<Result, 'files'>): string[] {
  return files
    .flatMap(({ status, taken = '' }) => (status === 'used' ? (asTime(taken.slice(0, 19)) ?? []) : []))
    .sort();
}

function conditionsOf({ capture, sections, artefacts = [], files }: Result, active: Conditions['active']): Conditions {
  const measured = new Map(sections.scenes?.photographs.map((photograph) => [photograph.path, photograph]));
  const shots = files.flatMap(({ path, status, exposure, iso, temperature }) => {
    if (status !== 'used') return [];
    const { noise, level } = measured.get(path) ?? {};
    return [{ count: 1, exposure, iso, temperature, noise, level }];
  });
  return {
    mode: capture?.mode ?? 'scene',
    shots: grouped(shots),
    threshold: sections.evidence ? sections.evidence.threshold : UNTOLD,
    active,
    covered: artefacts.map(({ x, y, width, height }) => ({ x, y, width, height })),
  };
}

/** Dark frames and flat fields are judged by their mean and say no threshold; chance among some ten million pixels goes as far as 5.5. */
const UNTOLD = 6;

type Measured = { readonly [Key in keyof Shot]: Shot[Key] | undefined } & { readonly count: number };

/** Median samples from which on most of a picture may be clipped are kept apart from others. */
export const CLIPPED = 0.85;

/** Those of one exposure and ISO as one, with what they have on average. */
function grouped(shots: readonly Measured[]): Shot[] {
  const groups = new Map<string, Measured[]>();
  for (const shot of shots) {
    const { exposure, iso, temperature, level } = shot;
    const warmth = temperature === undefined ? undefined : Math.round(temperature);
    const key = JSON.stringify([exposure, iso, warmth, level !== undefined && level >= CLIPPED]);
    groups.set(key, [...(groups.get(key) ?? []), shot]);
  }
  return [...groups.values()].map((group) => {
    const [{ exposure, iso }] = group;
    const means = { temperature: mean(group, 'temperature'), noise: mean(group, 'noise'), level: mean(group, 'level') };
    return defined({ count: group.length, exposure, iso, ...means });
  });
}

function mean(group: readonly Measured[], of: 'temperature' | 'noise' | 'level'): number | undefined {
  const values = group.flatMap(({ [of]: value }) => value ?? []);
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function defined(shot: Measured): Shot {
  return Object.fromEntries(Object.entries(shot).filter(([, value]) => value !== undefined)) as unknown as Shot;
}
