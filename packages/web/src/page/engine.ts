/** The engine as the page sees it: it is started with the first call, which loads all that finds and repairs. */
import type { Answer, Argument, FromEngine, MethodName, Step, ToEngine } from '../shared/protocol.ts';

/** What the engine answers in the place of an answer. */
class EngineError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export interface Call<T> {
  readonly answer: Promise<T>;
  pause(): void;
  resume(): void;
  cancel(): void;
}

interface Open {
  resolve(value: unknown): void;
  reject(error: Error): void;
  readonly onStep?: (step: Step) => void;
}

let worker: Worker | undefined;
let last = 0;
const open = new Map<number, Open>();

export function call<M extends MethodName>(
  method: M,
  argument: Argument<M>,
  onStep?: (step: Step) => void,
): Call<Answer<M>> {
  const number = ++last;
  const answer = new Promise<unknown>((resolve, reject) => open.set(number, { resolve, reject, onStep }));
  const say = (message: ToEngine): void => (worker ??= start()).postMessage(message);
  say({ call: number, method, argument });
  const control = (name: 'pause' | 'resume' | 'cancel') => () => say({ call: number, control: name });
  return {
    answer: answer as Promise<Answer<M>>,
    pause: control('pause'),
    resume: control('resume'),
    cancel: control('cancel'),
  };
}

function start(): Worker {
  const started = new Worker(new URL('../engine/main.ts', import.meta.url), { type: 'module' });
  started.onmessage = ({ data }: MessageEvent<FromEngine>) => receive(data);
  // A tab that ran out of memory loses its engine, and starts another.
  started.onerror = ({ message }) => {
    const error = new EngineError('engine', message || 'The engine ended. There may be too little memory.');
    for (const { reject } of open.values()) reject(error);
    open.clear();
    started.terminate();
    worker = undefined;
  };
  return started;
}

function receive(message: FromEngine): void {
  const waiting = open.get(message.call);
  if (!waiting) return;
  if ('step' in message) return waiting.onStep?.(message.step);
  open.delete(message.call);
  if ('answer' in message) waiting.resolve(message.answer);
  else waiting.reject(new EngineError(message.failure.code, message.failure.message));
}
