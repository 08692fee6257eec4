import type { CommandContext } from './context.ts';

export function decodeOptions({ concurrency, timeout, maxPixels }: CommandContext['settings']) {
  return { concurrency, timeout, maxPixels };
}
