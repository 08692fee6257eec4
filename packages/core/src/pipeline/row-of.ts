import type { Frame } from '../nouns.ts';
import type { FileRow } from '../result/schema.ts';
import { measureScene } from '../statistics/scene.ts';

/** What the Result says of a photograph. */
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
    ...measureScene(frame),
  };
}
