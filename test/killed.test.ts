/** Whatever kills a run, nothing is lost and nothing is half; `test/stress` does the same more often. */
import { describeKills } from './support/kills.ts';

describeKills(3, 6);
