/** What the types of @hotpix/result promise. `npm run typecheck` is the test. */
import {
  applyLimits,
  hasFailed,
  HotpixError,
  isHotpixError,
  isSetAside,
  parseResult,
  verdictOf,
  type DefectKind,
  type ErrorCode,
  type LimitRow,
  type Result,
} from '@hotpix/result';
import { expectTypeOf } from 'vitest';

declare const result: Result;
declare const unknownError: unknown;

// A Result is read, and never written to.
expectTypeOf(parseResult).toBeCallableWith('{}');
expectTypeOf(parseResult('{}')).toEqualTypeOf<Result>();
// @ts-expect-error a defect stays where it is
result.defects[0].x = 1;
// @ts-expect-error nothing is added
result.defects.push(result.defects[0]);

// What may be missing has to be looked at first.
// @ts-expect-error no camera where no photograph could be used
void result.camera.model;
// @ts-expect-error no reason where the Result is complete
void result.reason.length;

expectTypeOf<Result['status']>().toEqualTypeOf<'complete' | 'insufficient' | 'refused'>();
expectTypeOf<Result['schemaVersion']>().toExtend<number>();
expectTypeOf<'hot' | 'dead' | 'stuck'>().toExtend<DefectKind>();
expectTypeOf<string>().not.toExtend<DefectKind>();

// A reason that is asked for is one that there is.
// @ts-expect-error misspelt
isSetAside(result.files[0], 'otherCamra');
// @ts-expect-error the code of an error
isSetAside(result.files[0], 'emptyFile');
// @ts-expect-error the reason of a file that is set aside
hasFailed(result.files[0], 'copy');

// Sections of the built-in plugins are known, any other is to be looked at.
expectTypeOf(result.sections.evidence?.sites).toEqualTypeOf<number | undefined>();
expectTypeOf(result.sections['of-mine']).toEqualTypeOf<unknown>();

expectTypeOf(applyLimits(result, { defects: 1, hot: 0, new: 0 })).toEqualTypeOf<LimitRow[]>();
// @ts-expect-error a limit that is none
applyLimits(result, { warm: 1 });

expectTypeOf(verdictOf(result).tone).toEqualTypeOf<'clean' | 'found' | 'exceeded' | 'unjudged'>();

// Codes of errors are a closed list.
if (isHotpixError(unknownError)) expectTypeOf(unknownError.code).toEqualTypeOf<ErrorCode>();
expectTypeOf<string>().not.toExtend<ErrorCode>();
// @ts-expect-error a code that nobody knows
void new HotpixError('outOfCheese', 'There is none.');
