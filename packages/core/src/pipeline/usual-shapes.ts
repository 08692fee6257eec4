/** What a photograph likely is that nobody decoded. */
import type { FrameShape, Identity } from '../nouns.ts';
import type { Size } from './inventory.ts';

/** A mosaic of 16 bits, or a picture of three channels or one of 8 bits, as nearly all are; all of them that its first bytes leave open. */
export function usualShapes({ width, height }: Size, identity?: Identity): FrameShape[] {
  const active = { x: 0, y: 0, width, height };
  const camera = identity?.camera ?? { make: '', model: '', serial: '' };
  const common = { camera, width, height, active, black: 0 };
  const mosaic = { ...common, channels: 1, mosaic: ['RG', 'GB'], bits: 16, white: 65535, lossy: false } as const;
  const pictures = ([3, 1] as const).map((channels) => ({ ...common, channels, bits: 8, white: 255, lossy: true }));
  if (!identity) return [mosaic, ...pictures];
  if (identity.isMosaic) return [mosaic];
  return pictures.filter(({ channels }) => channels === (identity.channels ?? channels));
}
