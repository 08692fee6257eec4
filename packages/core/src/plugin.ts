/** The border with foreign code: checks a plugin's shape and taps the hooks on its behalf. */
import type { FullTap } from 'tapable';
import { badPlugin, duplicateName, HotpixError, isHotpixError, messageOf, unknownKey } from './errors.ts';
import { HOOK_NAMES, type Decoded, type HookName, type Hooks, type Plugin } from './hooks.ts';
import { track } from './pending.ts';

const PLUGIN_KEYS = ['name', 'version', ...HOOK_NAMES] as const;

/** The functions each key of a plugin must have; a key with none is itself a function. */
const FUNCTIONS: Record<HookName, readonly string[]> = {
  decode: ['match', 'decode'],
  accumulate: ['create', 'capacity', 'add'],
  rank: [],
  fix: [],
  write: ['match', 'write'],
  report: ['render'],
};

/** @throws {HotpixError} `badPlugin`, `unknownKey` or `duplicateName`, each naming the plugin and what is valid. */
export function assertPlugin(plugin: unknown, position: number, names: readonly string[]): asserts plugin is Plugin {
  const place = `at position ${position + 1}`;
  if (typeof plugin !== 'object' || plugin === null) throw badPlugin(place, 'the form of an object', describe(plugin));
  const { name, version } = plugin as Record<string, unknown>;
  if (typeof name !== 'string' || name === '')
    throw badPlugin(place, "a 'name' of at least one character", describe(name));
  if (names.includes(name)) throw duplicateName(name);
  if (version !== undefined && typeof version !== 'string')
    throw badPlugin(name, "a 'version' in text", describe(version));
  const unknown = Object.keys(plugin).filter((key) => !(PLUGIN_KEYS as readonly string[]).includes(key));
  if (unknown.length > 0) throw unknownKey(name, unknown, PLUGIN_KEYS);
  for (const hook of HOOK_NAMES) assertAnswer(name, hook, (plugin as Plugin)[hook]);
  if (HOOK_NAMES.every((hook) => (plugin as Plugin)[hook] === undefined)) {
    throw badPlugin(name, `at least one of ${HOOK_NAMES.join(', ')}`, 'none of them');
  }
}

function assertAnswer(name: string, hook: HookName, answer: unknown): void {
  if (answer === undefined) return;
  if (FUNCTIONS[hook].length === 0) {
    if (typeof answer !== 'function') throw badPlugin(name, `a function in '${hook}'`, describe(answer));
    return;
  }
  if (typeof answer !== 'object' || answer === null) throw badPlugin(name, `an object in '${hook}'`, describe(answer));
  for (const key of FUNCTIONS[hook]) {
    const part = (answer as Record<string, unknown>)[key];
    if (typeof part !== 'function') throw badPlugin(name, `a function in '${hook}.${key}'`, describe(part));
  }
  if (hook === 'accumulate' && typeof (answer as { version?: unknown }).version !== 'number') {
    throw badPlugin(name, "a number in 'accumulate.version'", describe((answer as { version?: unknown }).version));
  }
  if (hook === 'report' && typeof (answer as { extension?: unknown }).extension !== 'string') {
    throw badPlugin(name, "a text in 'report.extension'", describe((answer as { extension?: unknown }).extension));
  }
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (value === '') return "''";
  return Array.isArray(value) ? 'an array' : value === undefined ? 'nothing' : `a value of type ${typeof value}`;
}

/**
 * Taps the hooks for a plugin, always as promises. A later plugin has the last word in waterfalls, and so the first one
 * where the first answer counts.
 */
export function tapPlugin(hooks: Hooks, plugin: Plugin, position: number): void {
  const { name, decode, accumulate, rank, fix, write, report } = plugin;
  if (decode) {
    hooks.decode.tapPromise({ name, stage: -position }, async (source, context): Promise<Decoded | undefined> => {
      if (!decode.match(await source.head(), source.path)) return undefined;
      const frame = await decode.decode(source, context);
      return frame && { frame, decoder: name };
    });
  }
  if (accumulate) {
    hooks.accumulate.tapPromise(name, async (frames, rows, context) =>
      accumulate.add(context.planes(name), frames, rows, context.prepared(name)),
    );
  }
  if (rank) hooks.rank.tapPromise(name, async (findings, context) => rank(findings, context));
  if (fix) hooks.fix.tapPromise(name, async (patches, context) => fix(patches, context));
  if (write) {
    hooks.write.tapPromise({ name, stage: -position }, async (job) =>
      write.match(await job.source.head(), job.frame) ? await write.write(job) : undefined,
    );
  }
  if (report) {
    hooks.report.tapPromise(name, async (reports, result, { wanted }) => {
      if (!wanted.has(name)) return reports;
      return [...reports, { reporter: name, extension: report.extension, content: await report.render(result) }];
    });
  }
}

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
          return (await track(nameCall(tap.name, hook, args), () => call(...args))) ?? undefined;
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

function blame(error: unknown, plugin: string, hook: HookName): HotpixError {
  if (!isHotpixError(error)) return new HotpixError('pluginFailed', messageOf(error), { plugin, hook, cause: error });
  const path = error.path === undefined ? {} : { path: error.path };
  return new HotpixError(error.code, error.message, {
    plugin: error.plugin ?? plugin,
    hook,
    cause: error.cause ?? error,
    ...path,
  });
}
