/** What a user of the command line can do about something of the core, which knows no command line. */
import type { WriteWarning } from '@hotpix/core';
import { isSystemError, sayWhole } from './system-errors.ts';
import {
  isHotpixError,
  messageOf,
  type ErrorCode,
  type InsufficientCode,
  type RefusalCode,
  type Result,
} from '@hotpix/result';

const ON_ERRORS: Partial<Record<ErrorCode, string>> = {
  badDecisions: "'hotpix accept result.json' writes them.",
  badResult: "'hotpix scan photos/ --json result.json' writes one.",
  badState: "'hotpix scan photos/ --state photos.state' keeps one.",
  tooLarge: 'If the picture is real, --max-pixels N allows it.',
  tookTooLong: 'If the machine is slow, --timeout N gives it more.',
};

const ON_VERDICTS: Readonly<Record<string, string | undefined>> = {
  tooFewPhotographs: 'If it is one, say --capture dark or --capture flat.',
  captureMode: 'Leave --capture out, or report what is found by --force.',
  forced: 'With --force it counts as one.',
} satisfies Partial<Record<InsufficientCode | RefusalCode, string>>;

const ON_WARNINGS: Record<WriteWarning['code'], string> = {
  coloursGuessed:
    "Raw developers that know the camera leave out the bad pixels of a list: 'hotpix scan photos/ --report dcraw=.badpixels' writes one.",
};

/** What to know before a repaired file is used, with what to do instead. */
export const adviceOn = ({ code, message }: WriteWarning): string => `${message} ${ON_WARNINGS[code]}`;

/** The words of an error, with advice where there is some. */
export function withAdvice(error: unknown): string {
  if (isSystemError(error)) return sayWhole(error);
  return isHotpixError(error) ? whyFailed({ reason: error.message, code: error.code }) : messageOf(error);
}

/** Why a file failed, with advice where there is some. */
export function whyFailed({ reason = '', code = '' }: Pick<Result['files'][number], 'reason' | 'code'>): string {
  return [reason, ON_ERRORS[code as ErrorCode]].filter(Boolean).join(' ');
}

/** Why a Result has no verdict, with advice where there is some. */
export function reasonOf({ status, reason = '', code = '' }: Pick<Result, 'status' | 'reason' | 'code'>): string {
  const advice = ON_VERDICTS[code] ?? (status === 'refused' ? '--force reports what is found all the same.' : '');
  return `${reason} ${advice}`.trim();
}
