/** Proposes patches in a thread of the pool. */
import { isHotpixError, type TaskScope } from '@hotpix/core';
import { METHODS } from './methods.ts';
import { proposePatches } from './propose-patches.ts';
import type { ProposeAnswer, ProposeTask } from './propose-task.ts';

declare const serveTasks: TaskScope['serveTasks'];

serveTasks((task: ProposeTask) => ({ value: answerTo(task) }));

function answerTo({ frame, defects, method, subtractsDark }: ProposeTask): ProposeAnswer {
  try {
    return { status: 'proposed', patches: proposePatches(frame, defects, METHODS[method], { subtractsDark }) };
  } catch (error) {
    if (!isHotpixError(error)) throw error;
    return { status: 'failed', code: error.code, message: error.message, details: error.details };
  }
}
