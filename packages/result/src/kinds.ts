export const DEFECT_KINDS = ['hot', 'stuck', 'dead', 'dim', 'blinking', 'column', 'row'] as const;
