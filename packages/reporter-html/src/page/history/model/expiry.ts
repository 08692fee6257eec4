/** Whether decisions hold on the day on which the page is read. */
export { hasExpired } from '@hotpix/result';

/** Of UTC, as `2027-01-31`. */
export const today = (): string => new Date().toISOString().slice(0, 10);
