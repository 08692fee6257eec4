/** Whether a plugin is one. */
import { badPlugin, duplicateName, unknownKey } from '../errors.ts';
import { HOOK_NAMES, type HookName, type Plugin } from '../hooks.ts';
import { describe } from './describe.ts';

const PLUGIN_KEYS = ['name', 'version', ...HOOK_NAMES] as const;

/** The functions each key of a plugin must have; a key with none is itself a function. */
const FUNCTIONS: Record<HookName, readonly string[]> = {
  decode: ['match', 'decode'],
  measure: [],
  accumulate: ['planes', 'capacity', 'add'],
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
  for (const hook of HOOK_NAMES) assertTap(name, hook, (plugin as Plugin)[hook]);
  if (HOOK_NAMES.every((hook) => (plugin as Plugin)[hook] === undefined)) {
    throw badPlugin(name, `at least one of ${HOOK_NAMES.join(', ')}`, 'none of them');
  }
}

function assertTap(name: string, hook: HookName, answer: unknown): void {
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
  const { identify } = answer as { identify?: unknown };
  if (hook === 'decode' && identify !== undefined && typeof identify !== 'function') {
    throw badPlugin(name, "a function in 'decode.identify'", describe(identify));
  }
  if (hook === 'accumulate' && typeof (answer as { version?: unknown }).version !== 'number') {
    throw badPlugin(name, "a number in 'accumulate.version'", describe((answer as { version?: unknown }).version));
  }
  const { renderAll } = answer as { renderAll?: unknown };
  if (hook === 'report' && renderAll !== undefined && typeof renderAll !== 'function') {
    throw badPlugin(name, "a function in 'report.renderAll'", describe(renderAll));
  }
  if (hook === 'report' && typeof (answer as { extension?: unknown }).extension !== 'string') {
    throw badPlugin(name, "a text in 'report.extension'", describe((answer as { extension?: unknown }).extension));
  }
}
