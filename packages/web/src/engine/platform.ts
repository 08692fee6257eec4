/** The platform of a page, whose threads can be ended: what they hold of shared memory goes with them. */
import { webPlatform, type Platform, type Thread } from '@hotpix/core';

export type PagePlatform = Platform & {
  /** Ends the threads that were started so far. Whoever wants one later starts it anew. */
  endThreads(): void;
};

export function pagePlatform(options: Parameters<typeof webPlatform>[0]): PagePlatform {
  const platform = webPlatform(options);
  const running = new Set<{ readonly thread: Thread; readonly onEnd: ((value: unknown) => void)[] }>();
  return {
    ...platform,
    start(module) {
      const thread = platform.start(module);
      const own = { thread, onEnd: [] as ((value: unknown) => void)[] };
      running.add(own);
      return {
        ...thread,
        on(event, listener) {
          if (event === 'error') own.onEnd.push(listener);
          return thread.on(event, listener);
        },
        terminate() {
          running.delete(own);
          return thread.terminate();
        },
      };
    },
    endThreads() {
      for (const { thread, onEnd } of running) {
        thread.terminate();
        for (const tell of onEnd) tell(new Error('The thread was ended.'));
      }
      running.clear();
    },
  };
}
