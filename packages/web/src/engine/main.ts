/** The engine: a worker that answers the page, one call after another. */
import { isHotpixError, messageOf } from '@hotpix/core';
import type { FromEngine, Methods, ToEngine } from '../shared/protocol.ts';
import { Control } from './control.ts';
import { Engine } from './engine.ts';

const engine = new Engine();
const controls = new Map<number, Control>();
let last: Promise<unknown> = Promise.resolve();

const say = (message: FromEngine): void => postMessage(message);

async function answer(call: number, method: keyof Methods, argument: unknown, control: Control): Promise<void> {
  try {
    const work = engine[method] as (argument: unknown, control: Control) => Promise<unknown>;
    say({ call, answer: await work.call(engine, argument, control) });
  } catch (error) {
    say({ call, failure: { code: isHotpixError(error) ? error.code : nameOf(error), message: messageOf(error) } });
  } finally {
    controls.delete(call);
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

addEventListener('message', ({ data }: MessageEvent<ToEngine>) => {
  if ('control' in data) {
    controls.get(data.call)?.[data.control]();
    return;
  }
  const { call, method, argument } = data;
  const control = new Control((step) => say({ call, step }));
  controls.set(call, control);
  last = last.then(() => answer(call, method, argument, control));
});
