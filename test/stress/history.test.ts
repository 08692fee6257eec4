import { describeHistoryKills } from '../../packages/history/test/support/kills.ts';

describeHistoryKills(50);
