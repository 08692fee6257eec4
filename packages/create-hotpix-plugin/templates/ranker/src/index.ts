import type { Check, Plugin } from '@hotpix/core';

export interface MyRankerOptions {
  /** Most degrees Celsius that a photograph may be taken at. @default 30 */
  readonly most?: number;
}

/**
 * Judges nothing by photographs of a warm camera, and tells in its section how warm it was.
 *
 * What it gets is the facts of the files, and by `planes('moments')` what another plugin gathered. Numbers of your own per photograph
 * come by the hook `measure`, numbers per pixel by `accumulate`: `npm create hotpix-plugin` with `--kind accumulator` shows both in one.
 */
export function myRanker({ most = 30 }: MyRankerOptions = {}): Plugin {
  return {
    name: 'my-ranker',
    version: '0.1.0',
    rank(findings, { files, force }) {
      const temperatures = files.flatMap(({ temperature }) => (temperature === undefined ? [] : [temperature]));
      const warm = temperatures.filter((temperature) => temperature > most).length;
      const section = {
        known: temperatures.length,
        warm,
        warmest: temperatures.length === 0 ? null : Math.max(...temperatures),
      };
      const message =
        warm === 0
          ? `No photograph was taken above ${most} °C.`
          : `${warm} of ${files.length} photographs were taken above ${most} °C. Let the camera cool down.`;
      const check: Check = { name: 'coolCamera', status: warm === 0 ? 'passed' : 'failed', message };
      return {
        ...findings,
        checks: [...findings.checks, check],
        sections: { ...findings.sections, 'my-ranker': section },
        ...(warm > 0 && !force && !findings.refusal && { refusal: { code: 'warmCamera', message } }),
      };
    },
  };
}
