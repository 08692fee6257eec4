import type { Camera } from '../nouns.ts';

/** Make and model as people say them: many models begin with their make already. Empty where both are unknown. */
export function cameraName({ make, model }: Camera): string {
  return model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`.trim();
}

/** Make, model and serial as one text: `Canon`, `PowerShot S40` and `Canon`, `Canon PowerShot S40` are the same camera. */
export function cameraIdentity(camera: Camera): string {
  return JSON.stringify([cameraName(camera).toLowerCase(), camera.serial]);
}

/** A camera and the size of its frames in words: `Canon EOS R5 no. 123, 8192 x 5464`. */
export function describeCamera(
  camera: Camera | null | undefined,
  size: { width: number; height: number } | null,
): string {
  const name = (camera && cameraName(camera)) || 'an unnamed camera';
  const serial = camera?.serial ? ` no. ${camera.serial}` : '';
  return `${name}${serial}${size ? `, ${size.width} x ${size.height}` : ''}`;
}
