/** What runs in each thread that decodes. */
import { decodePlanes, type PlanesAnswer, type PlanesTask } from '@hotpix/decoder-jpeg/pure';
import { rawUnpacker, type Answer, type Task, type Unpack } from '@hotpix/decoder-raw/pure';

export type Job =
  | { readonly kind: 'planes'; readonly task: PlanesTask }
  | { readonly kind: 'raw'; readonly task: Task; readonly libraw?: WebAssembly.Module };

export type Done = { readonly answer: PlanesAnswer | Answer } | { readonly failure: string };

/** Nobody stops a thread: who waits for it looks away. */
const GOING = new AbortController().signal;
let unpack: Unpack | undefined;

addEventListener('message', async ({ data }: MessageEvent<Job>) => {
  try {
    if (data.kind === 'planes') {
      const answer = decodePlanes(data.task);
      const { planes = [], rgb } = answer.status === 'planes' ? answer : {};
      say({ answer }, [...planes, ...(rgb ? [rgb] : [])]);
    } else {
      unpack ??= rawUnpacker({ wasm: data.libraw });
      const answer = await unpack(data.task, GOING);
      say({ answer }, answer.status === 'mosaic' ? [answer.mosaic.samples] : []);
    }
  } catch (error) {
    say({ failure: String(error) });
  }
  free(data.task.bytes);
});

/** The thread has a copy of the file for itself, which it would keep until it looks for what is not needed any more. */
function free({ buffer }: Uint8Array): void {
  if (buffer.byteLength > 0) (buffer as { transfer?(length: number): unknown }).transfer?.(0);
}

/** What the answer holds is handed over without a copy, if it is not in shared memory anyway. */
function say(done: Done, held: readonly (Uint8Array | Uint16Array)[] = []): void {
  postMessage(
    done,
    held.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : [])),
  );
}
