// Takes a share of the photographs. Started by photographs.ts.
import { take, type Album } from './photographs.ts';

const { album, lane, lanes } = JSON.parse(process.argv[2]) as { album: Album; lane: number; lanes: number };
await take(album, lane, lanes);
