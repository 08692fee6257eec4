/** JSON in the store, whose digest is checked whenever it is read. */
import type { Place } from '@hotpix/objects';
import type * as z from 'zod/mini';
import { damagedStore } from './errors.ts';
import { digestOf } from './names.ts';

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** The name of a document, and its bytes. */
export function named(value: unknown): { readonly id: string; readonly bytes: Uint8Array } {
  const bytes = encode(value);
  return { id: digestOf(bytes), bytes };
}

/** A document that is called by its digest. @throws {HotpixError} `badFarm` where it is another, or none of that kind */
export async function readNamed<T extends z.ZodMiniType>(
  place: Place,
  key: string,
  id: string,
  schema: T,
): Promise<z.infer<T>> {
  const bytes = await place.read(key);
  if (digestOf(bytes) !== id) throw damagedStore(key);
  return parse(schema, bytes, key);
}

/** A document that is called otherwise, behind its digest. */
export async function writeSealed(place: Place, key: string, value: unknown): Promise<void> {
  const bytes = encode(value);
  const seal = new TextEncoder().encode(`${digestOf(bytes)}\n`);
  await place.write(key, Buffer.concat([seal, bytes]));
}

/** @throws {HotpixError} `badFarm` where it is not as it was written */
export async function readSealed<T extends z.ZodMiniType>(place: Place, key: string, schema: T): Promise<z.infer<T>> {
  const bytes = await place.read(key);
  const seal = new TextDecoder('latin1').decode(bytes.subarray(0, 65));
  const content = bytes.subarray(65);
  if (seal !== `${digestOf(content)}\n`) throw damagedStore(key);
  return parse(schema, content, key);
}

function parse<T extends z.ZodMiniType>(schema: T, bytes: Uint8Array, key: string): z.infer<T> {
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw damagedStore(key);
  }
}
