/** The bricks of the schema. Each call makes a brick of its own, so that each can have a description. */
import * as z from 'zod/mini';

/** Makes an object of the schema. */
export type ObjectOf = typeof z.object;
/** What plugins give may have no keys that the schema does not know. */
export const strict = z.strictObject as unknown as ObjectOf;
/** A file may be of a newer hotpix: its further keys are kept. */
export const loose = z.looseObject as unknown as ObjectOf;

/** What nobody may change, to the last member. */
export type Immutable<T> = T extends readonly (infer U)[]
  ? readonly Immutable<U>[]
  : T extends object
    ? { readonly [K in keyof T]: Immutable<T[K]> }
    : T;

/** Describes a part for the JSON Schema and the documents. */
export function about<T extends z.core.$ZodType>(description: string, schema: T): T {
  z.globalRegistry.add(schema, { description });
  return schema;
}

export const count = () => z.int().check(z.nonnegative());
export const share = () => z.number().check(z.minimum(0), z.maximum(1));

export const maybe = z.optional;

export const rectangle = (object: ObjectOf) => object({ x: count(), y: count(), width: count(), height: count() });

export const channels = () => z.union([z.literal(1), z.literal(3)]);
