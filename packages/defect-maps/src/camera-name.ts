/** What other programs call a camera. */
import type { Geometry } from './defect-map.ts';

/** Makers whose names dcraw cuts short, and with it the programs that descend from it. */
const MAKERS = [
  ...['AgfaPhoto', 'Canon', 'Casio', 'Epson', 'Fujifilm', 'Mamiya', 'Minolta', 'Motorola', 'Kodak', 'Konica', 'Leica'],
  ...['Nikon', 'Nokia', 'Olympus', 'Pentax', 'Phase One', 'Ricoh', 'Samsung', 'Sigma', 'Sinar', 'Sony'],
];

/** Make and model as dcraw gives them: `NIKON CORPORATION` and `NIKON D70` become `Nikon` and `D70`. */
export function dcrawName({ make, model }: { make: string; model: string }): { make: string; model: string } {
  const named = MAKERS.findLast((maker) => make.toLowerCase().includes(maker.toLowerCase()));
  const short = model.toLowerCase().startsWith('pentax') ? 'Pentax' : (named ?? make.trim());
  const prefix = `${short} `.toLowerCase();
  const rest = model.toLowerCase().startsWith(prefix) ? model.slice(prefix.length) : model;
  return { make: short, model: rest.trim() };
}

/** Make, model and serial number in one line of ASCII, for a comment, no word of them twice; `a camera` where the files do not say. */
export function cameraLine({ camera }: Geometry): string {
  const { make, model } = dcrawName(camera ?? { make: '', model: '' });
  const words = camera ? [make, model, camera.serial] : [];
  const line = words.join(' ').replaceAll(/[^\x20-\x7e]+/g, ' ');
  return line.trim().slice(0, 60) || 'a camera';
}
