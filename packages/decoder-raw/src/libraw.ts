/** LibRaw in this thread's WebAssembly: one module, used for file after file until something is thrown. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readSamples, type SampleLayout } from '@hotpix/dng';
import createModule, { type LibRaw, type LibRawImage, type LibRawModule } from 'libraw-wasm/dist/libraw.js';
import type { Answer, RawMosaic, Task } from './answer.ts';
import { pickFacts } from './facts.ts';
import { faultOf } from './fault.ts';
import { agrees, findOwnSamples, toOwnMosaic, type OwnSamples } from './own-samples.ts';

type Failure = Extract<Answer, { status: 'failed' }>;

interface Loaded {
  readonly module: LibRawModule;
  readonly memory: WebAssembly.Memory;
  /** What LibRaw printed since the last file began. */
  readonly words: string[];
}

/** In pages of 64 KiB: what libraw-wasm demands to start with, and the 2 GiB that it may grow to. */
const LEAST_MEMORY = 4096;
const MOST_MEMORY = 32768;
/** Memory never shrinks; a module that grew beyond this is not kept. */
const KEPT_BYTES = 2 ** 30;
const MOST_WORDS = 8;

let compiled: Promise<WebAssembly.Module> | undefined;
let loaded: Loaded | undefined;

/** The mosaic of a raw file. Never throws for what is in the file: the answer says what is wrong. */
export async function unpack(task: Task): Promise<Answer> {
  if (task.layout) return describe(task, task.layout);
  // Whatever came in between, LibRaw shall judge the file by itself.
  return (await unpackOwn(task)) ?? unpackByLibRaw(task);
}

/** The same where the samples can be read here; `undefined` where LibRaw must. */
export async function unpackOwn(task: Task): Promise<Answer | undefined> {
  const own = findOwnSamples(task.bytes);
  const answer = own && (await withLibRaw((raw, words) => readWith(raw, task, own, words)));
  return answer?.status === 'failed' ? undefined : answer;
}

/** All but the samples, of a file whose samples somebody else reads; a failure may be because of that. */
async function describe(task: Task, layout: SampleLayout): Promise<Answer> {
  const own = { layout, head: task.bytes };
  const answer = await withLibRaw((raw, words) => readWith(raw, task, own, words, () => new Uint16Array()));
  return answer ?? { status: 'failed', fault: 'corrupt', words: [] };
}

/** The same with LibRaw for the samples too, whatever the format. */
export function unpackByLibRaw(task: Task): Promise<Answer> {
  return withLibRaw((raw, words) => unpackWith(raw, task, words));
}

async function withLibRaw<T>(work: (raw: LibRaw, words: readonly string[]) => T): Promise<T | Failure> {
  const { module, memory, words } = (loaded ??= await load());
  words.length = 0;
  try {
    const raw = new module.LibRaw();
    const answer = work(raw, words);
    raw.delete();
    if (memory.buffer.byteLength > KEPT_BYTES) loaded = undefined;
    return answer;
  } catch (error) {
    // LibRaw is built without catching exceptions, so its insides may be in any state now.
    loaded = undefined;
    return { status: 'failed', fault: faultOf(error, memory), words: [...words] };
  }
}

/** LibRaw says what the file is; the samples are read here. `undefined` where that leaves a doubt. */
function readWith(
  raw: LibRaw,
  { bytes, maxPixels }: Task,
  own: OwnSamples,
  words: readonly string[],
  read = () => readSamples(bytes, own.layout),
): Answer | undefined {
  raw.open(own.head, {});
  const metadata = raw.metadata(true);
  const { raw_width: width, raw_height: height } = metadata;
  if (!agrees(metadata, own.layout, words)) return undefined;
  if (width * height > maxPixels) return { status: 'tooLarge', width, height };
  const samples = read();
  return samples && { status: 'mosaic', mosaic: toOwnMosaic(metadata, samples), facts: pickFacts(metadata), words: [] };
}

function unpackWith(raw: LibRaw, { bytes, maxPixels }: Task, words: readonly string[]): Answer {
  raw.open(bytes, {});
  const { raw_width: width, raw_height: height } = raw.metadata(true);
  if (width * height > maxPixels) return { status: 'tooLarge', width, height };
  const image = raw.rawImageData();
  // Levels are only known once the samples are: LibRaw takes black from the masked borders, and white from the codec.
  const facts = pickFacts(raw.metadata(true));
  if (image === undefined) return { status: 'noMosaic', facts };
  return { status: 'mosaic', mosaic: toMosaic(image), facts, words: [...words] };
}

function toMosaic(image: LibRawImage): RawMosaic {
  return {
    samples: image.data,
    width: image.raw_width,
    height: image.raw_height,
    left: image.left_margin,
    top: image.top_margin,
    activeWidth: image.width,
    activeHeight: image.height,
  };
}

async function load(): Promise<Loaded> {
  const binary = await (compiled ??= compile());
  const memory = new WebAssembly.Memory({ initial: LEAST_MEMORY, maximum: MOST_MEMORY, shared: true });
  const words: string[] = [];
  const module = await createModule({
    wasmMemory: memory,
    print: () => {},
    printErr: (line) => {
      if (words.length < MOST_WORDS) words.push(line);
    },
    instantiateWasm: (imports, done) => {
      void WebAssembly.instantiate(binary, imports).then((instance) => done(instance, binary));
      return {};
    },
  });
  return { module, memory, words };
}

async function compile(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve('libraw-wasm/dist/libraw.wasm')));
}
