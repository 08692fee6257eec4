export const KINDS = ['decoder', 'ranker', 'reporter', 'accumulator'] as const;
export type Kind = (typeof KINDS)[number];
