/** Decodes planes in a thread of the pool. */
import type { TaskScope } from '@hotpix/core';
import { decodePlanes, type PlanesTask } from './planes.ts';

declare const serveTasks: TaskScope['serveTasks'];

// Planes and samples are handed over without a copy, if they are not in shared memory anyway.
serveTasks((task: PlanesTask) => {
  const value = decodePlanes(task);
  if (value.status !== 'planes') return { value };
  const { planes, rgb } = value;
  const handed = [...planes, ...(rgb ? [rgb] : [])].flatMap(({ buffer }) =>
    buffer instanceof ArrayBuffer ? [buffer] : [],
  );
  return { value, handed };
});
