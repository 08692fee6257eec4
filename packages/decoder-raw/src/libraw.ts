/** LibRaw in this thread's WebAssembly: one memory, and one module, used for file after file until something is thrown. */
import { readSamples, type SampleLayout } from '@hotpix/dng';
import type { LibRaw, LibRawImage, LibRawModule } from 'libraw-wasm/dist/libraw.js';
import type { Answer, Failure, RawMosaic, Task } from './answer.ts';
import { BlankMemory } from './blank-memory.ts';
import { pickFacts } from './facts.ts';
import { faultOf } from './fault.ts';
import type { LoadLibRaw } from './load-libraw.ts';
import { agrees, answerToDamage, findDamage, findOwnSamples, toOwnMosaic, type OwnSamples } from './own/own-samples.ts';
import { answerBy, compare, readMaker } from './own/maker-reading.ts';
import { isShared } from './own/shared.ts';
import { lacksSamples } from './unwritten.ts';

interface Loaded {
  readonly module: LibRawModule;
  /** What LibRaw printed since the last file began. */
  readonly words: string[];
}

const MOST_WORDS = 8;

/** Unpacks one file at a time: who has several waits for each. */
export class LibRawUnpacker {
  private readonly load: LoadLibRaw;
  private loaded: Loaded | undefined;
  private blank = new BlankMemory();

  constructor(load: LoadLibRaw) {
    this.load = load;
  }

  /** The mosaic of a raw file. Never throws for what is in the file: the answer says what is wrong. */
  async unpack(task: Task): Promise<Answer> {
    if (task.layout) return this.describe(task, task.layout);
    if (task.maker) return this.unpackMaker(task, task.maker);
    // Whatever came in between, LibRaw shall judge the file by itself.
    return (await this.unpackOwn(task)) ?? findDamage(task.bytes) ?? this.unpackByLibRaw(task);
  }

  /** The same where the samples can be read here, or are damaged; `undefined` where LibRaw must. */
  async unpackOwn(task: Task): Promise<Answer | undefined> {
    try {
      const own = findOwnSamples(task.bytes);
      const answer = own && (await this.readOwn(task, own, () => samplesOf(task.bytes, own.layout, task.into)));
      return answer?.status === 'failed' && answer.fault !== 'damaged' ? undefined : answer;
    } catch (error) {
      return answerToDamage(error);
    }
  }

  /** The same with LibRaw for the samples too, whatever the format. */
  unpackByLibRaw(task: Task): Promise<Answer> {
    return this.withLibRaw(task.bytes, (raw, words) => this.unpackWith(raw, task, words));
  }

  /** Read here where LibRaw agreed before with such files; else it unpacks this one, too, and the answer tells whether it agrees. */
  private async unpackMaker(task: Task, { layout, rules }: NonNullable<Task['maker']>): Promise<Answer> {
    const own = await this.withLibRaw(task.bytes, (raw, words) =>
      readMaker(task.bytes, layout, raw.metadata(true), words, task.into),
    );
    const reading = own && 'blacks' in own ? own : undefined;
    const known = reading && rules && answerBy(reading, rules);
    if (known) return known;
    const answer = await this.unpackByLibRaw(task);
    if (answer.status !== 'mosaic') return answer;
    // One file that is damaged says nothing of others; a kind that was never read here had better be left alone.
    const agreement = reading ? compare(reading, answer) : rules ? undefined : [];
    return agreement ? { ...answer, agreement } : answer;
  }

  /** Of a file without its samples; a failure may be because of that. */
  private async describe(task: Task, layout: SampleLayout): Promise<Answer> {
    const { bytes: head, file, into } = task;
    const answer = await this.readOwn(task, { layout, head }, () =>
      file ? samplesOf(file, layout, into) : new Uint16Array(),
    );
    return answer ?? { status: 'failed', fault: 'corrupt', words: [] };
  }

  /** LibRaw says what the file is; the samples are read here. `undefined` where that leaves a doubt. */
  private readOwn(
    { maxPixels }: Task,
    own: OwnSamples,
    read: () => Uint16Array | undefined,
  ): Promise<Answer | undefined> {
    return this.withLibRaw(own.head, (raw, words) => {
      const metadata = raw.metadata(true);
      const { raw_width: width, raw_height: height } = metadata;
      if (!agrees(metadata, own.layout, words)) return undefined;
      if (width * height > maxPixels) return { status: 'tooLarge', width, height };
      try {
        const samples = read();
        if (samples === undefined) return undefined;
        return { status: 'mosaic', mosaic: toOwnMosaic(metadata, samples), facts: pickFacts(metadata), words: [] };
      } catch (error) {
        return answerToDamage(error);
      }
    });
  }

  /** Whatever may be thrown by LibRaw, or by anything else, becomes an answer. */
  private async withLibRaw<T>(
    bytes: Uint8Array,
    work: (raw: LibRaw, words: readonly string[]) => T,
  ): Promise<T | Failure> {
    const { module, words } = (this.loaded ??= await this.start());
    words.length = 0;
    this.blank.wipe(bytes.length);
    try {
      const raw = new module.LibRaw();
      raw.open(bytes, {});
      const answer = work(raw, words);
      raw.delete();
      return answer;
    } catch (error) {
      // LibRaw is built without catching exceptions, so its insides may be in any state now.
      this.loaded = undefined;
      return { status: 'failed', fault: faultOf(error, this.blank.memory), words: [...words] };
    } finally {
      if (!this.blank.isKeepable) [this.loaded, this.blank] = [undefined, new BlankMemory()];
    }
  }

  private unpackWith(raw: LibRaw, { maxPixels }: Task, words: readonly string[]): Answer {
    const { raw_width: width, raw_height: height } = raw.metadata(true);
    if (width * height > maxPixels) return { status: 'tooLarge', width, height };
    this.blank.makeRoom(width * height);
    const image = raw.rawImageData();
    // Levels are only known once the samples are: LibRaw takes black from the masked borders, and white from the codec.
    const facts = pickFacts(raw.metadata(true));
    if (image === undefined) return { status: 'noMosaic', facts };
    const mosaic = toMosaic(image);
    if (lacksSamples(mosaic)) return { status: 'failed', fault: 'lacking', words: [...words] };
    return { status: 'mosaic', mosaic, facts, words: [...words] };
  }

  private async start(): Promise<Loaded> {
    this.blank.clear();
    const words: string[] = [];
    const module = await this.load({
      wasmMemory: this.blank.memory,
      print: () => {},
      printErr: (line) => {
        if (words.length < MOST_WORDS) words.push(line);
      },
    });
    this.blank.keep();
    return { module, words };
  }
}

function samplesOf(bytes: Uint8Array, layout: SampleLayout, into: Uint16Array | undefined): Uint16Array | undefined {
  const length = layout.width * layout.height;
  if (into?.length === length) return readSamples(bytes, layout, into);
  if (isShared(bytes)) return readSamples(bytes, layout, new Uint16Array(length));
  return readSamples(bytes as Uint8Array<ArrayBuffer>, layout);
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
