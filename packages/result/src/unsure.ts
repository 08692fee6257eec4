/** What is not certain of where a defect is. */
import { percent } from './numbers.ts';
import type { Defect } from './schema.ts';

/** From which probability on nobody has to be told of the rest. */
const SURE = 0.945;

type Doubtful = Pick<Defect, 'placeConfidence' | 'colourConfidence'>;

/** `place 69 %, colour 70 %`: how likely a defect is in that pixel, and of that colour; empty where both are sure. */
export function unsureInWords(defect: Doubtful): string {
  const { placeConfidence, colourConfidence } = defect;
  const of = (name: string, share = 1): string[] => (share < SURE ? [`${name} ${percent(share)}`] : []);
  return [...of('place', placeConfidence), ...of('colour', colourConfidence)].join(', ');
}

/** The lesser of both probabilities; undefined where both are sure. */
export function leastSure({ placeConfidence = 1, colourConfidence = 1 }: Doubtful): number | undefined {
  const least = Math.min(placeConfidence, colourConfidence);
  return least < SURE ? least : undefined;
}
