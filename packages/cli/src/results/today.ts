/** The day by which decisions hold, of UTC, as `2027-01-31`: machines of one team agree on it. */
export const today = (): string => new Date().toISOString().slice(0, 10);
