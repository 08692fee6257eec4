/** What runs first in a worker thread of Node: it makes the scope that a worker of a browser has, and runs the module in it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadScope } from '../platform.ts';

const scope: ThreadScope = {
  postMessage: (message, handed = []) => parentPort?.postMessage(message, [...handed]),
  addEventListener: (event, listener) => parentPort?.on(event, (data: unknown) => listener({ data })),
};
Object.assign(globalThis, scope);
await import(workerData as string);
