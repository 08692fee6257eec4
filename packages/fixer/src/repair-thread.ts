/** Proposes patches, and repairs JPEGs, in a thread of the pool. */
import { isHotpixError, type TaskScope } from '@hotpix/core';
import { JpegError, repairJpeg } from '@hotpix/jpeg';
import type { JpegAnswer, JpegTask } from './jpeg-task.ts';
import { METHODS } from './methods.ts';
import { proposePatches } from './propose-patches.ts';
import type { ProposeAnswer, ProposeTask } from './propose-task.ts';

declare const serveTasks: TaskScope['serveTasks'];

serveTasks(async (task: ProposeTask | JpegTask) => {
  if ('frame' in task) return { value: propose(task) };
  const value = await repair(task);
  const { buffer } = value.status === 'repaired' ? value.bytes : {};
  return { value, handed: buffer instanceof ArrayBuffer ? [buffer] : [] };
});

function propose({ frame, defects, method, subtractsDark }: ProposeTask): ProposeAnswer {
  try {
    return { status: 'proposed', patches: proposePatches(frame, defects, METHODS[method], { subtractsDark }) };
  } catch (error) {
    if (!isHotpixError(error)) throw error;
    return { status: 'failed', code: error.code, message: error.message, details: error.details };
  }
}

async function repair({ bytes: original, spots, maxPixels }: JpegTask): Promise<JpegAnswer> {
  try {
    const { bytes, hasNewTables } = await repairJpeg(original, spots, { maxPixels });
    return { status: 'repaired', bytes, hasNewTables };
  } catch (error) {
    if (!(error instanceof JpegError)) throw error;
    return { status: 'failed', code: error.code, message: error.message };
  }
}
