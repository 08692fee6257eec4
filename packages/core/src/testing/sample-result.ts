import { createHotpix } from '../hotpix.ts';
import type { Plugin } from '../hooks.ts';
import { evidence } from '../ranking/evidence.ts';
import type { Result } from '../result/schema.ts';
import { moments } from '../statistics/moments.ts';
import { simulateFrames } from './simulate-frames.ts';
import { sourceOf } from './source-of.ts';

/** The Result of a scan of simulated frames and of one file that nobody can read: something for a reporter to report. */
export async function sampleResult(): Promise<Result> {
  const { frames } = simulateFrames();
  const simulator: Plugin = {
    name: 'simulated',
    decode: {
      match: (head) => head[0] < frames.length,
      decode: async (source) => frames[(await source.head())[0]],
    },
  };
  const hotpix = createHotpix({ plugins: [simulator, moments(), evidence()] });
  const sources = frames.map((_, i) => sourceOf(`frame-${i}.raw`, Uint8Array.of(i)));
  return hotpix.scan([...sources, sourceOf('notes.txt', new TextEncoder().encode('Not a photograph.'))]);
}
