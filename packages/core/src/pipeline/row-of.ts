import type { FileRow } from '@hotpix/result';
import type { Frame } from '../nouns.ts';

/** What the Result says of a photograph that could be decoded. */
export function rowOf(path: string, sha256: string, decoder: string, frame: Frame): FileRow {
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
  };
}
