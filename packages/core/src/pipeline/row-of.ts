import type { Frame } from '../nouns.ts';
import type { CountedRow } from '../state/state.ts';
import { fingerprintOf } from '../statistics/fingerprint.ts';
import { measureScene } from '../statistics/scene.ts';

/** What is kept of a photograph beside its statistics. */
export function rowOf(path: string, sha256: string, decoder: string, frame: Frame): CountedRow {
  const { camera, width, height, channels, mosaic, capture } = frame;
  const { exposure, iso, temperature, taken } = capture;
  const measure = measureScene(frame);
  const facts = Object.entries({ exposure, iso, temperature, taken }).filter(([, fact]) => fact !== undefined);
  return {
    path,
    status: 'used',
    sha256,
    decoder,
    camera,
    width,
    height,
    samples: mosaic ? 'mosaic' : channels === 3 ? 'rgb' : 'monochrome',
    ...Object.fromEntries(facts),
    ...measure,
    fingerprint: fingerprintOf(frame, measure.noise),
  };
}
