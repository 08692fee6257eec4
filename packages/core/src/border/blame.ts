import { HotpixError, isHotpixError, messageOf } from '@hotpix/result';
import type { HookName } from '../hooks.ts';

/** An error with the names of the plugin and the hook in which it happened. */
export function blame(error: unknown, plugin: string, hook: HookName): HotpixError {
  if (!isHotpixError(error)) return new HotpixError('pluginFailed', messageOf(error), { plugin, hook, cause: error });
  const path = error.path === undefined ? {} : { path: error.path };
  return new HotpixError(error.code, error.message, {
    plugin: error.plugin ?? plugin,
    hook,
    cause: error.cause ?? error,
    ...(error.details && { details: error.details }),
    ...path,
  });
}

/** The same error, of a photograph, unless it is of one already. */
export function ofPhotograph(error: unknown, path: string): unknown {
  if (!isHotpixError(error) || error.path !== undefined) return error;
  const { code, message, plugin, hook, details, cause } = error;
  return new HotpixError(code, message, {
    ...(plugin !== undefined && { plugin }),
    ...(hook !== undefined && { hook }),
    ...(details && { details }),
    path,
    cause: cause ?? error,
  });
}

/** Calls a plugin outside of its hooks. @throws {HotpixError} with the name of the plugin */
export function within<T>(plugin: string, hook: HookName, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw blame(error, plugin, hook);
  }
}
