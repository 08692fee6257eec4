/** The error that a person can act upon. */
import type { ErrorCode } from './error-codes.ts';

export interface ErrorDetails {
  /** Name of the plugin in which it happened. */
  readonly plugin?: string;
  readonly hook?: string;
  /** Path of the photograph it is about. */
  readonly path?: string;
  /** The numbers and names that the message is made of. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** What was expected, of what, what came, what to do: a message for people, and for programs a code that stays. */
export class HotpixError extends Error {
  override readonly name = 'HotpixError';
  readonly code: ErrorCode;
  readonly plugin?: string;
  readonly hook?: string;
  readonly path?: string;
  readonly details?: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, { plugin, hook, path, details, cause }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    if (plugin !== undefined) this.plugin = plugin;
    if (hook !== undefined) this.hook = hook;
    if (path !== undefined) this.path = path;
    if (details !== undefined) this.details = details;
  }
}

/** Whether an error is a HotpixError, also one of another copy of this package. */
export function isHotpixError(error: unknown): error is HotpixError {
  return error instanceof Error && error.name === 'HotpixError' && 'code' in error;
}

/** The words of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
