/** What a decoder says of a file by its name and its first bytes. */
import { cameraIdentity } from '@hotpix/result';
import { describe } from '../border/describe.ts';
import type { Decoder } from '../hooks.ts';
import type { Frame, Identity } from '../nouns.ts';
import { withPlausibleFacts } from '../pipeline/facts.ts';
import { outcomeOf, promisesOf, type Assert, type InTime } from './promise.ts';
import { sourceOf } from './source-of.ts';

const assert: Assert = promisesOf('the decoder');
/** Of a file that pipelines look at before they read it whole. */
const HEAD = 65536;
const PLENTY = 2 ** 28;

const FOREIGN = {
  'a text file': new TextEncoder().encode('Not a photograph. '.repeat(100)),
  'a file of one byte': Uint8Array.of(10),
  'a file of zeros': new Uint8Array(4096),
};

interface Looked {
  readonly decoder: Decoder;
  readonly inTime: InTime;
}

/** The endings of names are as pipelines compare them. */
export function assertExtensions({ extensions = [] }: Decoder): void {
  const odd = extensions.find((extension) => !/^[^.\s/\\]+$/.test(extension) || extension !== extension.toLowerCase());
  assert(odd === undefined, `give extensions in lower case and without a dot, not '${odd}'`);
}

/** A promise would count as a yes, whatever it comes to. */
export function assertMatch({ decoder }: Looked, path: string, bytes: Uint8Array): void {
  const came: unknown = decoder.match(bytes.slice(0, HEAD), path);
  assert(typeof came === 'boolean', `answer true or false in 'match', not ${describe(came)}`);
}

/** Foreign files are neither decoded, nor identified, nor failed at. */
export async function assertForeign({ decoder, inTime }: Looked): Promise<void> {
  for (const [what, bytes] of Object.entries(FOREIGN)) {
    const name = 'notes.txt';
    const signal = new AbortController().signal;
    const { value, error } = await inTime(`given ${what}`, () =>
      outcomeOf(async () => {
        if (!decoder.match(bytes, name)) return {};
        const frame = await decoder.decode(sourceOf(name, bytes), { maxPixels: PLENTY, signal });
        return { frame, identity: await decoder.identify?.(bytes, name) };
      }),
    );
    const came =
      error === undefined ? `give ${value?.frame ? 'a frame' : 'a camera'} of it` : `fail with ${String(error)}`;
    assert(
      (value?.frame ?? value?.identity ?? error ?? undefined) === undefined,
      `leave ${what} to others, not ${came}`,
    );
  }
}

/** What it identifies is what its frame says, or files are decoded in an order that costs a second decoding. */
export async function assertIdentity(
  { decoder, inTime }: Looked,
  frame: Frame,
  path: string,
  bytes: Uint8Array,
): Promise<void> {
  if (!decoder.identify) return;
  const head = bytes.slice(0, HEAD);
  const before = head.slice();
  const { value, error } = await inTime("in 'identify'", () => outcomeOf(async () => decoder.identify?.(head, path)));
  assert(error === undefined, `identify a file of its own, not fail with ${String(error)}`);
  assert(
    head.every((byte, i) => byte === before[i]),
    'leave the first bytes alone that it identifies a file by',
  );
  if (!value) return;
  const { camera, width, height, channels, isMosaic } = shownBy(value);
  const same = (what: string, told: unknown, is: unknown): void =>
    assert(told === is, `identify ${what} as its frame has it, ${String(is)}, not ${String(told)}`);
  same('the camera', camera, cameraIdentity(frame.camera));
  same('isMosaic', isMosaic, frame.mosaic !== undefined);
  if (width !== undefined) same('the width', width, frame.width);
  if (height !== undefined) same('the height', height, frame.height);
  if (channels !== undefined) same('the channels', channels, frame.channels);
}

function shownBy({ capture = {}, ...identity }: Identity) {
  const { camera } = identity as Partial<Identity>;
  const isNamed = [camera?.make, camera?.model, camera?.serial].every((name) => typeof name === 'string');
  assert(isNamed, "identify a camera by 'make', 'model' and 'serial', each a text");
  const { isMosaic, width, height, channels, ...rest } = withPlausibleFacts({ ...identity, capture });
  return { isMosaic, width, height, channels, camera: cameraIdentity(rest.camera) };
}
