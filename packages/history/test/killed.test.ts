/** Whatever kills a writer, nothing is lost and nothing is there twice; `test/stress` does the same more often. */
import { describeHistoryKills } from './support/kills.ts';

describeHistoryKills(4);
