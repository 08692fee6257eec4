/** Milliseconds after which whatever else waits has its turn: one costs less than a hundredth of them. */
const TURN = 50;

/** A promise to wait for every so often, so that a run can be stopped; it rejects with the reason for which the signal was aborted. */
export function turnsOf(signal: AbortSignal): () => Promise<void> | undefined {
  let next = performance.now() + TURN;
  return () => {
    if (performance.now() < next) return undefined;
    return new Promise((resolve) => setTimeout(resolve)).then(() => {
      signal.throwIfAborted();
      next = performance.now() + TURN;
    });
  };
}
