import type { CameraOptions, Defect } from '@hotpix/simulator';

/** Defects that nobody can overlook, away from the rim and from each other. */
export const DEFECTS: readonly Defect[] = [
  { kind: 'hot', x: 60, y: 40, rate: 3000, offset: 4000 },
  { kind: 'hot', x: 121, y: 93, rate: 3000, offset: 4000 },
  { kind: 'hot', x: 178, y: 133, rate: 3000, offset: 4000 },
  { kind: 'dead', x: 90, y: 121 },
  { kind: 'stuck', x: 151, y: 52, level: 14_000 },
];

/** A small camera with a masked border. */
export const CAMERA: CameraOptions = {
  seed: 13,
  width: 240,
  height: 180,
  active: { x: 16, y: 10, width: 216, height: 162 },
  defects: DEFECTS,
};
