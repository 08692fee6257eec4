/** What a photograph likely is that nobody decoded. */
import type { FrameShape, Identity } from '../nouns.ts';
import type { Size } from './inventory.ts';

/** A mosaic of 16 bits, or a picture of three channels of 8 bits, as nearly all are. */
export function usualShape({ width, height }: Size, { camera, isMosaic = false }: Partial<Identity> = {}): FrameShape {
  const active = { x: 0, y: 0, width, height };
  const common = { camera: camera ?? { make: '', model: '', serial: '' }, width, height, active, black: 0 };
  return isMosaic
    ? { ...common, channels: 1, mosaic: ['RG', 'GB'], bits: 16, white: 65535, lossy: false }
    : { ...common, channels: 3, bits: 8, white: 255, lossy: true };
}
