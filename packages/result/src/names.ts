/** Names of kinds and limits, for those who need no schema: help and errors come at once. */
export { DEFECT_KINDS } from './kinds.ts';
export { LIMIT_NAMES, type LimitName } from './limits/names.ts';
export { isLimitName, LIMIT_PATTERN, LIMIT_QUALIFIERS } from './limits/question.ts';
export { LIMIT_SETS, type LimitSet, type LimitSetName } from './limits/sets.ts';

/** What photographs are taken under. */
export const CONDITION_NAMES = ['iso', 'exposure', 'temperature'] as const;
