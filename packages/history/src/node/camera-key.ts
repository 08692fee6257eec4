/** What the camera of a Result is called in a history. */
import { createHash } from 'node:crypto';
import { cameraName, slugify, type Camera, type FrameFacts } from '@hotpix/result';

/** Characters of each, so that a name stays one that every disk takes. */
const LONGEST = { name: 60, serial: 40, sensor: 40 } as const;

/**
 * `canon-eos-r5-123-8192x5464-raw-1f2e3d4c`: to be read, and at its end eight digits of all that tells one camera from another. It is that of
 * the pixels: raw files and JPEGs of one body, or two sizes of them, have places of their own.
 */
export function cameraKey(camera: Camera, frame: FrameFacts): string {
  const { width, height, channels, mosaic, bits } = frame;
  const kind = mosaic ? 'raw' : channels === 3 ? 'rgb' : 'monochrome';
  const parts = [
    slugify(cameraName(camera), LONGEST.name) || 'unnamed-camera',
    slugify(camera.serial, LONGEST.serial),
    slugify(camera.sensor ?? '', LONGEST.sensor),
    `${width}x${height}`,
    kind,
    markOf([
      cameraName(camera).toLowerCase(),
      camera.serial,
      camera.sensor ?? '',
      width,
      height,
      channels,
      mosaic ?? null,
      bits > 8,
    ]),
  ];
  return parts.filter((part) => part !== '').join('-');
}

function markOf(identity: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 8);
}
