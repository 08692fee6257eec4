/** What the types of @hotpix/core promise to those who write plugins, and to hosts. `npm run typecheck` is the test. */
import {
  createHotpix,
  type Accumulator,
  type Decoder,
  type Findings,
  type Frame,
  type GatheredSet,
  type Plane,
  type PlaneSpec,
  type Plugin,
  type RankContext,
  type Ranker,
  type Reason,
  type Report,
  type Result,
  type State,
} from '@hotpix/core';
import { checkAccumulator, checkDecoder, checkRanker, checkReporter } from '@hotpix/core/testing';
import { expectTypeOf } from 'vitest';

declare const frame: Frame;
declare const plugin: Plugin;

// A plugin has a name, and hooks that exist.
expectTypeOf<{ name: string }>().toExtend<Plugin>();
expectTypeOf<{ rank: Ranker }>().not.toExtend<Plugin>();
// @ts-expect-error a hook that nobody calls
void ({ name: 'a', ranks: () => undefined } satisfies Plugin);

// Frames are read; samples are whole numbers of 8 or 16 bits.
expectTypeOf<Frame['samples']>().toEqualTypeOf<Uint8Array | Uint16Array>();
expectTypeOf<Float32Array>().not.toExtend<Frame['samples']>();
expectTypeOf<Frame['channels']>().toEqualTypeOf<1 | 3>();
// @ts-expect-error a level stays what it is
frame.black = 0;

// A decoder may pass, and has to be asynchronous.
expectTypeOf<(source: never, context: never) => Promise<undefined>>().toExtend<Decoder['decode']>();
expectTypeOf<() => Frame>().not.toExtend<Decoder['decode']>();

// A ranker may answer at once or later, hands on all that findings have, and knows no option of another plugin.
expectTypeOf<(findings: Findings) => Findings>().toExtend<Ranker>();
expectTypeOf<(findings: Findings) => Promise<Findings>>().toExtend<Ranker>();
expectTypeOf<() => { defects: [] }>().not.toExtend<Ranker>();
expectTypeOf<Findings['refusal']>().toEqualTypeOf<Reason | undefined>();
expectTypeOf<Reason>().toEqualTypeOf<{ readonly code: string; readonly message: string }>();
expectTypeOf<RankContext>().toExtend<GatheredSet>();
expectTypeOf<RankContext['dark']>().toEqualTypeOf<GatheredSet | undefined>();
expectTypeOf<RankContext>().not.toHaveProperty('darkLimit');

// Planes are declared.
expectTypeOf<PlaneSpec['merge']>().toEqualTypeOf<'sum' | 'max' | 'min' | 'or'>();
expectTypeOf<Float32Array>().not.toExtend<Plane>();
expectTypeOf<{ sum: { type: 'Uint32Array'; length: number; merge: 'sum' } }>().toExtend<
  ReturnType<Accumulator['planes']>
>();

// What a host calls.
const hotpix = createHotpix({ plugins: [plugin] });
expectTypeOf(hotpix.scan([])).resolves.toEqualTypeOf<Result>();
expectTypeOf(hotpix.gather([])).resolves.toEqualTypeOf<State>();
expectTypeOf(hotpix.report).returns.resolves.toEqualTypeOf<readonly Report[]>();
// @ts-expect-error an option of a plugin is not one of the pipeline
void hotpix.scan([], { darkLimit: 0.1 });

// The kit.
expectTypeOf(checkDecoder(plugin, { path: '', bytes: new Uint8Array() })).resolves.toEqualTypeOf<void>();
expectTypeOf(checkRanker(plugin)).resolves.toEqualTypeOf<Findings>();
expectTypeOf(checkAccumulator(plugin)).resolves.toEqualTypeOf<Record<string, Plane>>();
expectTypeOf(checkReporter(plugin)).resolves.toEqualTypeOf<string | Uint8Array>();
// @ts-expect-error a case without a file
void checkDecoder(plugin, {});
