import type { Frame, Json } from '../nouns.ts';
import type { CountedRow } from '../state/state.ts';

/** What is kept of a photograph beside its statistics. */
export function rowOf(
  path: string,
  sha256: string,
  decoder: string,
  frame: Frame,
  measures: Readonly<Record<string, Json>>,
): CountedRow {
  const { camera, width, height, channels, mosaic, capture } = frame;
  const { exposure, iso, temperature, taken } = capture;
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
    measures,
  };
}
