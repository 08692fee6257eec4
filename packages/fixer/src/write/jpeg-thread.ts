/** Repairs JPEGs in a thread of the pool. */
import type { TaskScope } from '@hotpix/core';
import { JpegError, repairJpeg } from '@hotpix/jpeg';
import type { JpegAnswer, JpegTask } from './jpeg-task.ts';

declare const serveTasks: TaskScope['serveTasks'];

serveTasks(async (task: JpegTask) => {
  const value = await answerTo(task);
  return { value, handed: value.status === 'repaired' ? [value.bytes.buffer as ArrayBuffer] : [] };
});

async function answerTo({ bytes: original, spots, maxPixels }: JpegTask): Promise<JpegAnswer> {
  try {
    const { bytes, hasNewTables } = await repairJpeg(original, spots, { maxPixels });
    return { status: 'repaired', bytes, hasNewTables };
  } catch (error) {
    if (!(error instanceof JpegError)) throw error;
    return { status: 'failed', code: error.code, message: error.message };
  }
}
