/** What goes to a thread of the pool and comes back. Both ways lists go, for of small photographs there are many tasks at once. */

/** A task for a program, which is a module by its URL. */
export interface Call {
  readonly of: number;
  readonly program: string;
  readonly task: unknown;
}

/** `of` is that of the call. */
export type Reply = { readonly of: number; readonly value: unknown } | { readonly of: number; readonly error: unknown };

/** What a program is given tasks for, and gives. */
export type Program<Task = never> = (task: Task) => Answered | Promise<Answered>;

export interface Answered {
  readonly value: unknown;
  /** Memory in it that is handed over without a copy. */
  readonly handed?: readonly ArrayBuffer[];
}

/** The global scope of a program of the pool. Exports would not do: bundlers drop those of the entry of a worker. */
export interface TaskScope {
  /** Called once, as the module is run. */
  serveTasks<Task>(program: Program<Task>): void;
}
