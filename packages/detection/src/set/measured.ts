/** What is measured of each photograph by itself. */
import { badState, type Frame, type GatheredSet, type Json } from '@hotpix/core';
import { asStored, fingerprintOf, measureScene, type SceneMeasure } from '@hotpix/statistics';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

export interface Measured extends SceneMeasure {
  /** The picture in small, in base64. */
  readonly fingerprint: string;
}

export function measureFrame(frame: Frame): { readonly [key in keyof Measured]: Json } {
  const stored = asStored(frame);
  const measure = measureScene(stored);
  return { ...measure, fingerprint: fingerprintOf(stored, measure.noise) };
}

/**
 * What the plugin `scenes` measured of the photographs, in their order.
 * @throws {HotpixError} `missingStatistics` where it is not in use, `badState` where a State holds something else
 */
export function measuredOf(set: GatheredSet): readonly Measured[] {
  return set.measures('scenes').map(asMeasured);
}

function asMeasured(json: Json): Measured {
  const { level, texture, contrast, noise, fingerprint } = (json ?? {}) as { readonly [key in keyof Measured]?: Json };
  const isMeasured = [level, texture, contrast, noise].every((value) => typeof value === 'number');
  if (!isMeasured || typeof fingerprint !== 'string' || !BASE64.test(fingerprint))
    throw badState("one with other measures of plugin 'scenes'");
  return { level, texture, contrast, noise, fingerprint } as Measured;
}
