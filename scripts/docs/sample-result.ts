/** The sample Result of the test kit: what the built-in plugins find in simulated frames. */
import { createHotpix, type Plugin } from '@hotpix/core';
import { simulateFrames, sourceOf } from '@hotpix/core/testing';
import { evidence, moments, scenes } from '@hotpix/detection';

export async function sampleModule(): Promise<string> {
  const { frames } = simulateFrames();
  const simulated: Plugin = {
    name: 'simulated',
    decode: {
      match: (head) => head[0] < frames.length,
      decode: async (source) => frames[(await source.head())[0]],
    },
  };
  const hotpix = createHotpix({ plugins: [simulated, scenes(), moments(), evidence()] });
  const sources = frames.map((_, i) => sourceOf(`frame-${i}.raw`, Uint8Array.of(i)));
  const result = await hotpix.scan([...sources, sourceOf('notes.txt', new TextEncoder().encode('Not a photograph.'))]);
  return `/** Made by 'npm run docs'. */\nexport const SAMPLE =\n  '${JSON.stringify(result).replaceAll("'", String.raw`\'`)}';\n`;
}
