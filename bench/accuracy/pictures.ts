/** Real pictures as scenes. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pictureView, type Scene, type Size } from '@hotpix/simulator';

const PICTURE = /\.(jpe?g|png|tiff?|webp)$/i;

/** Pictures of the folders that exist, by name. */
export function picturesIn(folders: readonly string[]): string[] {
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .sort()
        .map((name) => join(folder, name)),
    )
    .filter((path) => PICTURE.test(path));
}

/** Another picture, or another part of one, for every index. */
export function views(pictures: readonly string[], frame: Size, seed: number): (index: number) => Promise<Scene> {
  return (index) => pictureView(pictures[index % pictures.length], frame, seed, index);
}
