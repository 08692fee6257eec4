/** What runs in every thread of the pool. It imports nothing but the programs that it is told of, so that a bundler may copy it as it is. */
import type { ThreadScope } from '../platform.ts';
import type { Call, Program, Reply, TaskScope } from './protocol.ts';

declare const postMessage: ThreadScope['postMessage'];
declare const addEventListener: ThreadScope['addEventListener'];

const programs = new Map<string, Program>();
let served: Program | undefined;
const scope: TaskScope = { serveTasks: (program) => void (served = program as Program) };
Object.assign(globalThis, scope);

let last: Promise<void> = Promise.resolve();

// One list after the other: what a program is told first, it must know by the next.
addEventListener('message', ({ data }) => {
  last = last.then(() => follow(data as readonly Call[]));
});

async function follow(calls: readonly Call[]): Promise<void> {
  const replies: Reply[] = [];
  const handed: ArrayBuffer[] = [];
  for (const { of, program, task } of calls) {
    try {
      const came = (programs.get(program) ?? (await load(program)))(task as never);
      const answered = 'then' in came ? await came : came;
      replies.push({ of, value: answered.value });
      handed.push(...(answered.handed ?? []));
    } catch (error) {
      replies.push({ of, error });
    }
  }
  try {
    postMessage(replies, handed);
  } catch (error) {
    // Something in them cannot be sent, and whoever waits must hear of it.
    postMessage(replies.map(({ of }): Reply => ({ of, error: new Error(String(error)) })));
  }
}

async function load(program: string): Promise<Program> {
  served = undefined;
  await import(/* @vite-ignore */ program);
  if (!served) throw new Error(`Expected ${program} to call serveTasks, got a module that does not.`);
  programs.set(program, served);
  return served;
}
