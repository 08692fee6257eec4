import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** What a schema says against a document, in words: `one in which 'defects.0.rate' is out of bounds`. */
export function whatIsWrong(issue: Issue, place: readonly PropertyKey[] = []): string {
  const path = [...place, ...issue.path].join('.');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `'${key}'`).join(', ');
    return `one with unknown ${issue.keys.length > 1 ? 'keys' : 'key'} ${keys}${path === '' ? '' : ` in '${path}'`}`;
  }
  return `one in which '${path}' is ${whatItIsNot(issue)}`;
}

function whatItIsNot(issue: Issue): string {
  if (issue.code === 'invalid_type') return `missing, or no ${issue.expected === 'int' ? 'number' : issue.expected}`;
  if (issue.code === 'invalid_value') return `none of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
  return 'out of bounds, or not of the kind that stands there';
}
