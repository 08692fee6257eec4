import type { Plugin } from '@hotpix/core';

/** Counts how often each sample was as bright as it can be, and tells in its section how many were in all photographs. */
export function myAccumulator(): Plugin {
  return {
    name: 'my-accumulator',
    version: '0.1.0',
    accumulate: {
      version: 1,
      planes: ({ width, height, channels }) => ({
        clipped: { type: 'Uint16Array', length: width * height * channels, merge: 'sum' },
      }),
      capacity: () => 65_535,
      add({ clipped }, frames, { from, to }) {
        for (const { samples, width, channels, white } of frames) {
          const end = to * width * channels;
          for (let i = from * width * channels; i < end; i++) if (samples[i] >= white) clipped[i]++;
        }
      },
    },
    rank(findings, { files, planes }) {
      const { clipped } = planes('my-accumulator');
      let always = 0;
      for (const times of clipped) if (times === files.length) always++;
      return { ...findings, sections: { ...findings.sections, 'my-accumulator': { always } } };
    },
  };
}
