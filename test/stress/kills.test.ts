/** Scans and repairs that are killed at random moments, again and again. */
import { describeKills } from '../support/kills.ts';

describeKills(30, 12);
