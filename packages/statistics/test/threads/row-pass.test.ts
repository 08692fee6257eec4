import { webPlatform, type Platform, type Thread } from '@hotpix/core';
import { expect, test } from 'vitest';
import { RowPass } from '../../src/threads/row-pass.ts';
import type { Job, Order } from '../../src/threads/serve.ts';
import { Threads } from '../../src/threads/threads.ts';

/** Threads that only keep what they are told. */
function recorders(lanes: number): { platform: Platform; told: Order[][] } {
  const told: Order[][] = [];
  const start = (): Thread => {
    const own: Order[] = [];
    told.push(own);
    const postMessage = (orders: unknown): void => void own.push(...(orders as Order[]));
    return { postMessage, on: () => {}, ref: () => {}, unref: () => {}, terminate: () => {} };
  };
  return { platform: { ...webPlatform(), lanes, start }, told };
}

test.each([2, 3, 8])(
  '%d threads get as much to do, though every other rows are those of a cheap pass',
  async (lanes) => {
    const { platform, told } = recorders(lanes);
    const threads = Threads.of(platform)!;
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    const costs = new Map<number, number>();
    const passOf = (cost: number): RowPass => {
      const pass = new RowPass(threads, memory, cost, () => ({ kind: 'moments' }) as Job);
      costs.set(costs.size, cost);
      return pass;
    };
    const passes = [passOf(4), passOf(1)];
    for (let from = 0; from < 4000; from += 32) for (const pass of passes) pass.add({ from, to: from + 32 }, true);
    await Promise.resolve();
    const numbers = [...new Set(told.flat().flatMap((order) => ('rows' in order ? [order.pass] : [])))].sort(
      (a, b) => a - b,
    );
    const loads = told.map((orders) =>
      orders.reduce((sum, order) => sum + ('rows' in order ? costs.get(numbers.indexOf(order.pass))! : 0), 0),
    );
    expect(loads.reduce((sum, load) => sum + load)).toBe(125 * 5);
    expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(4);
  },
);
