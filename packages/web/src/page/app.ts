/** Where screens lead to: each knows the others by this alone. */
import type { Told } from '../shared/protocol.ts';
import type { Chosen } from './files/chosen.ts';

export interface App {
  /** The first screen. */
  start(): void;
  /** What was chosen. */
  seen(chosen: Chosen | Promise<Chosen>): void;
  scan(chosen: Chosen): void;
  /** @param chosen the photographs; undefined of a Result of an earlier visit, whose photographs nobody has chosen */
  result(told: Told, chosen?: Chosen): void;
  error(error: unknown): void;
}
