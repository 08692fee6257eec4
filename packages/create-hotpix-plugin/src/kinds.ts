export const KINDS = ['decoder', 'ranker', 'reporter', 'accumulator', 'fixer'] as const;
export type Kind = (typeof KINDS)[number];
