/** What is read from the store and the queue, and what it must be. */
import * as z from 'zod/mini';

const id = () => z.string().check(z.regex(/^[0-9a-f]{64}$/));
const whole = (most: number) => z.int().check(z.nonnegative(), z.maximum(most));
const versions = () => z.array(z.strictObject({ name: z.string(), version: z.optional(z.string()) }));
/** More slices nobody has, nor files of one. */
const MOST = 1_000_000;

const fileSchema = () =>
  z.strictObject({
    path: z.string().check(z.minLength(1)),
    size: whole(Number.MAX_SAFE_INTEGER),
    version: z.string(),
    incidental: z.optional(z.literal(true)),
  });

/** By what photographs become numbers: none of it may be otherwise on two machines. */
const pipelineSchema = () =>
  z.strictObject({
    hotpix: z.string(),
    plugins: versions(),
    statistics: z.record(z.string(), z.number()),
    settings: z.record(z.string(), z.json()),
  });

const sliceSchema = () =>
  z.strictObject({
    format: z.literal('hotpix-slice 1'),
    pipeline: pipelineSchema(),
    files: z.array(fileSchema()).check(z.minLength(1), z.maxLength(MOST)),
  });

const planSchema = () =>
  z.strictObject({
    format: z.literal('hotpix-plan 1'),
    slices: z.array(z.strictObject({ id: id(), files: whole(MOST) })).check(z.minLength(1), z.maxLength(MOST)),
    plugins: versions(),
    settings: z.record(z.string(), z.json()),
    dark: z.optional(id()),
  });

const originsSchema = () =>
  z.array(
    z.strictObject({
      statistics: z.record(
        z.string(),
        z.strictObject({
          version: z.number(),
          specs: z.record(
            z.string(),
            z.strictObject({ type: z.string(), length: whole(2 ** 40), merge: z.enum(['sum', 'max', 'min', 'or']) }),
          ),
        }),
      ),
      from: z.array(z.strictObject({ state: id(), camera: whole(1000) })),
    }),
  );

const jobSchema = () =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['scan', 'merge']), run: id(), state: id() }),
    z.strictObject({ kind: z.literal('fold'), run: id(), state: id(), camera: whole(1000), part: whole(MOST) }),
    z.strictObject({ kind: z.literal('rank'), run: id() }),
  ]);

/** A schema that is made when it is first asked for. */
function lazily<T extends z.ZodMiniType>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

export const schemas = {
  slice: lazily(sliceSchema),
  plan: lazily(planSchema),
  origins: lazily(originsSchema),
  job: lazily(jobSchema),
  attempt: lazily(() => z.strictObject({ file: z.nullable(whole(MOST)) })),
};

export type InventoryFile = z.infer<ReturnType<typeof fileSchema>>;
export type PipelineFacts = z.infer<ReturnType<typeof pipelineSchema>>;
export type Slice = z.infer<ReturnType<typeof sliceSchema>>;
export type Plan = z.infer<ReturnType<typeof planSchema>>;
export type Origins = z.infer<ReturnType<typeof originsSchema>>;
/** What a job of the queue says: names of what lies in the store, and nothing else. */
export type JobData = z.infer<ReturnType<typeof jobSchema>>;
