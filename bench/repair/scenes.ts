/** What is photographed. */
import { join } from 'node:path';
import { pictureView, procedural, type Scene, type Size } from '@hotpix/simulator';
import { picturesIn } from '../accuracy/pictures.ts';

export interface SceneSet {
  readonly name: string;
  readonly count: number;
  scene(index: number): Scene | Promise<Scene>;
}

export const FRAME: Size = { width: 480, height: 320 };

/** Of cameras on whose photographs nothing of the method was chosen. */
const PHOTOGRAPHS = ['dji-fc300s', 'canon-s40/jpeg'];
const SEED = 17;

/** @param data folder of real photographs; it need not exist */
export function sceneSets(data: string, count: number): SceneSet[] {
  const pictures = PHOTOGRAPHS.map((set) => picturesIn([join(data, set)])).filter((set) => set.length > 0);
  const drawn: SceneSet = { name: 'procedural', count, scene: (index) => procedural(SEED, index) };
  if (pictures.length === 0) return [drawn];
  const scene = (index: number): Promise<Scene> => {
    const set = pictures[index % pictures.length];
    return pictureView(set[Math.floor(index / pictures.length) % set.length], FRAME, SEED, index);
  };
  return [{ name: 'photographs', count: count + 2, scene }, drawn];
}
