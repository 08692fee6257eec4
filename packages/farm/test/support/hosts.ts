/** Hosts of their own on this machine: network namespaces on one bridge. Linux, as root. */
import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { afterAll, beforeAll } from 'vitest';

const ip = (...args: string[]): void => void execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });

export interface Hosts {
  /** The address of a host by its name. */
  address(name: string): string;
  /** Runs a program on a host. */
  spawn(name: string, command: string, args: readonly string[], options: SpawnOptions): ChildProcess;
  /** Pulls the plug of a host, or puts it in again. */
  plug(name: string, state: 'up' | 'down'): void;
}

/** @param names of at most six letters */
export function useHosts(...names: readonly string[]): Hosts {
  const mark = process.pid.toString(36);
  const space = (name: string): string => `hx-${mark}-${name}`;
  const end = (name: string): string => `h${mark}${name}`.slice(0, 15);
  const address = (name: string): string => `10.87.0.${names.indexOf(name) + 2}`;
  const bridge = `hx${mark}`;

  beforeAll(() => {
    ip('link', 'add', bridge, 'type', 'bridge');
    ip('link', 'set', bridge, 'up');
    for (const name of names) {
      ip('netns', 'add', space(name));
      ip('link', 'add', end(name), 'type', 'veth', 'peer', 'name', 'eth0', 'netns', space(name));
      ip('link', 'set', end(name), 'master', bridge, 'up');
      ip('-n', space(name), 'link', 'set', 'lo', 'up');
      ip('-n', space(name), 'addr', 'add', `${address(name)}/24`, 'dev', 'eth0');
      ip('-n', space(name), 'link', 'set', 'eth0', 'up');
    }
  });

  afterAll(() => {
    for (const name of names) ip('netns', 'del', space(name));
    ip('link', 'del', bridge);
  });

  return {
    address,
    spawn: (name, command, args, options) => spawn('ip', ['netns', 'exec', space(name), command, ...args], options),
    plug: (name, state) => ip('link', 'set', end(name), state),
  };
}
