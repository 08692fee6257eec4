/** Room for a State, in this process: photographs are bytes that say their camera. */
import { existsSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { readState } from '../../src/files/state-file.ts';
import { run } from '../support/run.ts';
import { useFolder } from '../support/use-folder.ts';

const folder = useFolder();

/** Frames of 64 x 48; an accumulator asks for `huge` bytes of a camera whose serial number is 9. */
const config = (huge: number): string => `
const decode = async (source) => {
  const [serial, level] = await source.read();
  return {
    samples: new Uint16Array(64 * 48).fill(100 + level), width: 64, height: 48, channels: 1, bits: 12, black: 0, white: 4095, lossy: false,
    active: { x: 0, y: 0, width: 64, height: 48 }, camera: { make: 'Any', model: 'Sim', serial: String(serial) }, capture: {},
  };
};
const planes = ({ camera }) => ({ all: { type: 'Uint8Array', length: camera.serial === '9' ? ${huge} : 4e6, merge: 'sum' } });
export default {
  plugins: [
    { name: 'sim', decode: { extensions: ['sim'], match: (head, path) => path.endsWith('.sim'), decode } },
    { name: 'large', accumulate: { version: 1, capacity: () => 100, planes, add() {} } },
  ],
};
`;

/** More than any disk has, and no more than is allowed of memory. */
const HUGE = 2 ** 52;
const ALLOWED = ['--memory', '9000000GB'];

const scan = (...args: string[]) => run(folder.path, 'scan', 'photos', '--force', ...args);

beforeEach(async () => {
  await folder.write('hotpix.config.mjs', config(HUGE));
  await folder.write('photos/a.sim', Uint8Array.of(1, 1));
});

describe('a State', () => {
  test('is told how large it may become, once and before it is written', async () => {
    await folder.write('photos/b.sim', Uint8Array.of(2, 2));
    const { stderr } = await scan('--state', 'a.state');
    expect(stderr.match(/What is counted .*/g)).toEqual([
      "What is counted is kept in 'a.state', to resume or merge: at most 5 MB on disk of Any Sim no. 1, 64 x 48. Another camera comes on top.",
    ]);
  });

  test('says nothing of its size where it is quiet, and where it is resumed', async () => {
    expect((await scan('--state', 'a.state', '--quiet')).stderr).not.toContain('at most');
    await folder.write('photos/b.sim', Uint8Array.of(1, 2));
    expect((await scan('--state', 'a.state')).stderr).not.toContain('at most');
  });

  test('that the disk has no room for is refused before anything is gathered', async () => {
    await folder.write('photos/a.sim', Uint8Array.of(9, 1));
    const { code, stderr } = await scan('--state', 'a.state', ...ALLOWED);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /hotpix: Expected room for 4,503,[\d,]+ GB in 'a\.state', which its State takes at most with Any Sim no\. 9, 64 x 48, got .* [MG]B on its disk\. Make room, name a file on another disk, or leave --state out\.\n$/,
    );
    expect(existsSync(folder.at('a.state'))).toBe(false);
  });

  test('keeps what it has of other cameras where there is no room for another', async () => {
    await folder.write('photos/b.sim', Uint8Array.of(9, 1));
    const { code, stderr } = await scan('--state', 'a.state', ...ALLOWED);
    expect(code).toBe(2);
    expect(stderr).toContain('no. 9');
    expect((await readState(folder.at('a.state')))?.cameras.map(({ files }) => files.length)).toEqual([1]);
  });
});

test('inspect tells how large a State of such photographs may become', async () => {
  const { stdout } = await run(folder.path, 'inspect', 'photos/a.sim');
  expect(stdout).toMatch(/\n {2}State {8}at most 5 MB\n$/);
});
