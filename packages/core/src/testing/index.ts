/** What plugin authors test their plugins with: plain functions that throw, for any test runner. */
export { checkAccumulator, type AccumulatorCase } from './check-accumulator.ts';
export { checkDecoder, type DecoderCase } from './check-decoder.ts';
export { checkRanker, type RankerCase } from './check-ranker.ts';
export { checkReporter } from './check-reporter.ts';
export type { Patience } from './promise.ts';
export { sampleResult } from './sample-result.ts';
export { simulateFrames, type SimulatedFrames } from './simulate-frames.ts';
export { sourceOf } from './source-of.ts';
