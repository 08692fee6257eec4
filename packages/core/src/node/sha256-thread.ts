/** SHA-256 in a thread of the pool, of bytes that threads share. */
import { createHash } from 'node:crypto';
import type { TaskScope } from '../threads/protocol.ts';

declare const serveTasks: TaskScope['serveTasks'];

serveTasks((bytes: Uint8Array) => ({
  value: new Uint8Array(createHash('sha256').update(bytes).digest()),
}));
