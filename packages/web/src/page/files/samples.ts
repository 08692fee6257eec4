/** The photographs of a simulated camera that come with the application. */
import { chosen, type Chosen } from './chosen.ts';

const COUNT = 10;
/** So that they are the same files at every visit. */
const TAKEN = Date.UTC(2026, 0, 1);

export async function samples(): Promise<Chosen> {
  const names = Array.from({ length: COUNT }, (_, i) => `frame-${String(i + 1).padStart(4, '0')}.jpg`);
  const files = await Promise.all(
    names.map(async (name) => {
      const response = await fetch(new URL(`samples/${name}`, document.baseURI));
      if (!response.ok) throw new Error('The sample photographs could not be loaded. Look whether there is a network.');
      const file = new File([await response.blob()], name, { type: 'image/jpeg', lastModified: TAKEN });
      return { path: `samples/${name}`, file, isNamed: false };
    }),
  );
  return chosen(files);
}
