// Takes a share of the photographs. Started by photographs.ts.
import { take, type Share } from './photographs.ts';

await take(JSON.parse(process.argv[2]) as Share);
