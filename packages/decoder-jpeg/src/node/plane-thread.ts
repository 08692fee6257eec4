/** What runs in each thread. */
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { decodePlanes, type PlanesTask } from '../planes.ts';

/** Answers a task; planes and samples are handed over without a copy, if they are not in shared memory anyway. */
export default function answer(task: PlanesTask): unknown {
  const value = decodePlanes(task);
  if (value.status !== 'planes') return value;
  const { planes, rgb } = value;
  const buffers = [...planes, ...(rgb ? [rgb] : [])].flatMap(({ buffer }) =>
    buffer instanceof ArrayBuffer ? [buffer] : [],
  );
  return move({ [transferableSymbol]: buffers, [valueSymbol]: value });
}
