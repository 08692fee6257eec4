/** Colours of a camera whose name LibRaw could not read, though the file has it. */
import { asciiField, byteField, CFA, directorySize, longField, putDirectory, shortField, TAG } from '@hotpix/tiff';
import type { Answer, Task } from './answer.ts';
import { readCamera } from './camera.ts';
import { clean } from './clean.ts';
import type { RawFacts } from './facts.ts';
import { knowsColours } from './colour.ts';
import type { RawFile } from './raw-file.ts';

/** Names of one camera in other parts of the world, by that of LibRaw's table. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'Canon EOS DIGITAL REBEL': 'Canon EOS 300D DIGITAL',
  'Canon EOS Kiss Digital': 'Canon EOS 300D DIGITAL',
};

/**
 * The facts with the matrix of LibRaw's table of cameras, which is asked by the name that the file gives: a tiny picture of that
 * camera is held before it. The same facts where the colours are known, LibRaw knew the name, or its table has no such camera.
 */
export async function withMatrixByName(
  file: RawFile,
  facts: RawFacts,
  unpack: (task: Pick<Task, 'bytes'>) => Promise<Answer>,
): Promise<RawFacts> {
  const { make, model } = readCamera(file, facts);
  if (knowsColours(facts) || model === '' || model === clean(facts.model)) return facts;
  const answer = await unpack({ bytes: pictureOf(make, ELSEWHERE[model] ?? model) });
  return answer.status === 'mosaic' ? { ...facts, camXyz: answer.facts.camXyz } : facts;
}

/** Pixels to a side: LibRaw takes anything lower than 22 rows for damage. */
const SIDE = 32;
const LENGTH = SIDE * SIDE * 2;
const HEADER = 8;

/** A raw file without colours or anything else that only a real one has. */
function pictureOf(make: string, model: string): Uint8Array<ArrayBuffer> {
  const fields = (samples: number) => [
    longField(TAG.NewSubfileType, 0),
    shortField(TAG.ImageWidth, SIDE),
    shortField(TAG.ImageLength, SIDE),
    shortField(TAG.BitsPerSample, 16),
    shortField(TAG.Compression, 1),
    shortField(TAG.PhotometricInterpretation, CFA),
    asciiField(TAG.Make, make),
    asciiField(TAG.Model, model),
    longField(TAG.StripOffsets, samples),
    shortField(TAG.SamplesPerPixel, 1),
    shortField(TAG.RowsPerStrip, SIDE),
    longField(TAG.StripByteCounts, LENGTH),
    shortField(TAG.CFARepeatPatternDim, 2, 2),
    byteField(TAG.CFAPattern, [0, 1, 1, 2]),
  ];
  const samples = HEADER + directorySize(fields(0));
  const bytes = new Uint8Array(samples + LENGTH).fill(1, samples);
  bytes.set([0x49, 0x49, 42, 0, HEADER]);
  putDirectory(bytes, HEADER, fields(samples));
  return bytes;
}
