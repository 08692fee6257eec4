import type { Crop } from '@hotpix/result';

/** What the crop would be repaired to; undefined where the Result does not say, or not in a way that can be read. */
export function readRepaired(crop: Crop): Uint16Array | undefined {
  if (crop.repaired === undefined) return undefined;
  const samples = readSamples({ ...crop, samples: crop.repaired });
  return typeof samples === 'string' ? undefined : samples;
}

/** The samples of a crop in DN, row-major, channels interleaved; or in words why they cannot be read. */
export function readSamples({ width, height, channels, samples }: Crop): Uint16Array | string {
  let bytes: string;
  try {
    bytes = atob(samples);
  } catch {
    return 'Expected the samples of this crop as base64, got other text.';
  }
  const expected = width * height * channels * 2;
  if (bytes.length !== expected || expected === 0) {
    return `Expected ${expected} bytes for a crop of ${width} × ${height}, got ${bytes.length}.`;
  }
  return Uint16Array.from(
    { length: expected / 2 },
    (_, i) => bytes.charCodeAt(2 * i) | (bytes.charCodeAt(2 * i + 1) << 8),
  );
}
