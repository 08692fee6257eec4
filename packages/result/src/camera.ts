import type { Camera } from './schema.ts';

/**
 * Make and model as people say them: many models begin with the make, or with a word of it as of `NIKON CORPORATION` and `EASTMAN
 * KODAK COMPANY`. Empty where both are unknown.
 */
export function cameraName({ make, model }: Pick<Camera, 'make' | 'model'>): string {
  const [first, ...others] = wordsOf(make);
  const [begin = ''] = wordsOf(model);
  const isSaidTwice = first !== undefined && (model.trim().toLowerCase().startsWith(first) || others.includes(begin));
  return isSaidTwice ? model.trim() : `${make} ${model}`.trim();
}

const wordsOf = (name: string): string[] => name.toLowerCase().match(/[^\s,.]+/g) ?? [];

/** `Canon EOS R5 no. 123`, or the name alone where there is no serial number; empty where both are unknown. */
export function nameWithSerial(camera: Pick<Camera, 'make' | 'model' | 'serial'>): string {
  const name = cameraName(camera);
  return camera.serial === '' ? name : `${name || 'unnamed camera'} no. ${camera.serial}`;
}

/** Make, model, serial and sensor as one text: `Canon`, `PowerShot S40` and `Canon`, `Canon PowerShot S40` are the same camera. */
export function cameraIdentity(camera: Camera): string {
  return JSON.stringify([cameraName(camera).toLowerCase(), camera.serial, camera.sensor ?? '']);
}

/**
 * A camera and the size of its frames in words: `Canon EOS R5 no. 123, 8192 x 5464`, and with the sensor where there are
 * several: `Apple iPhone 13 (front camera 2.71mm f/2.2), 4032 x 3024`.
 */
export function describeCamera(
  camera: Camera | null | undefined,
  size: { width: number; height: number } | null,
): string {
  const name = (camera && nameWithSerial(camera)) || 'an unnamed camera';
  const sensor = camera?.sensor ? ` (${camera.sensor})` : '';
  return `${name}${sensor}${size ? `, ${size.width} x ${size.height}` : ''}`;
}
