/** Makes every answer to a hook a promise that says whose it is, and is what it should be. */
import type { FullTap } from 'tapable';
import type { HotpixError } from '@hotpix/result';
import { HOOK_NAMES, type HookName, type Hooks } from '../hooks.ts';
import { assertAnswer } from './answers.ts';
import { blame } from './blame.ts';
import { track } from './pending.ts';

type Tapped = (...args: unknown[]) => unknown;

/** Why the plugins asked so far could not answer, by the source or job they were asked about. */
export type Refusals = WeakMap<object, HotpixError[]>;

/** In these hooks a plugin that fails gives way to the next; its reason is kept. */
const NEXT_MAY_TRY: ReadonlySet<HookName> = new Set(['decode', 'write']);

/**
 * Makes every tap of every hook a promise, whoever tapped it and how, and adds plugin and hook to its errors. An async
 * function in a plain `tap()` is otherwise not awaited, `null` counts as an answer, and errors do not say whose they are.
 */
export function watchHooks(hooks: Hooks, refusals: Refusals): void {
  for (const hook of HOOK_NAMES) {
    const register = (tap: FullTap): FullTap => {
      const call = asPromise(tap);
      const fn = async (...args: unknown[]): Promise<unknown> => {
        try {
          const answer = (await track(nameCall(tap.name, hook, args), () => call(...args))) ?? undefined;
          assertAnswer(hook, answer, args);
          return answer;
        } catch (error) {
          const blamed = blame(error, tap.name, hook);
          if (!NEXT_MAY_TRY.has(hook)) throw blamed;
          const about = args[0] as object;
          refusals.set(about, [...(refusals.get(about) ?? []), blamed]);
          return undefined;
        }
      };
      return { ...tap, type: 'promise', fn };
    };
    (hooks[hook] as { intercept(interceptor: { register: typeof register }): void }).intercept({ register });
  }
}

function asPromise(tap: FullTap): (...args: unknown[]) => Promise<unknown> {
  const fn = tap.fn as Tapped;
  if (tap.type !== 'async') return async (...args) => fn(...args);
  return (...args) =>
    new Promise((resolve, reject) => {
      fn(...args, (error: unknown, value: unknown) => (error ? reject(error as Error) : resolve(value)));
    });
}

function nameCall(plugin: string, hook: HookName, [first]: unknown[]): string {
  const { path, source } = first as { path?: unknown; source?: { path?: unknown } };
  const file = path ?? source?.path;
  return `plugin '${plugin}', hook '${hook}'${typeof file === 'string' ? `, file '${file}'` : ''}`;
}
