/** Where screens lead to: each knows the others by this alone. */
import type { Told } from '../shared/protocol.ts';
import type { Chosen } from './files/chosen.ts';

export interface App {
  /** The first screen. */
  start(): void;
  /** What was chosen. */
  seen(chosen: Chosen): void;
  scan(chosen: Chosen): void;
  result(told: Told, chosen: Chosen): void;
  error(error: unknown): void;
}
