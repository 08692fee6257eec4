/** Where the Result comes from: camera, frame, settings, plugins and versions. */
import { cameraName, plural, type Result } from '@hotpix/result';
import { element } from '../dom/element.ts';
import { facts, section } from '../dom/section.ts';
import { significant, size } from '../model/format.ts';

/** Everything that a reader needs to judge or repeat the scan. */
export function provenance(result: Result): HTMLElement {
  const parts = [camera(result), frame(result), settings(result), software(result)];
  return section('settings', 'Camera and settings', element('div', { class: 'columns' }, ...parts));
}

function part(title: string, ...pairs: Parameters<typeof facts>[0]): HTMLElement {
  return element('div', {}, element('h3', {}, title), facts(pairs));
}

function camera({ camera: found, capture }: Result): HTMLElement {
  if (!found) return part('Camera', ['Camera', 'None: no photograph was used']);
  return part(
    'Camera',
    ['Name', cameraName(found) || 'Not named'],
    ['Make', found.make || 'Not named'],
    ['Model', found.model || 'Not named'],
    ['Serial number', found.serial || 'Not in the files'],
    found.sensor ? ['Sensor', found.sensor] : undefined,
    capture ? ['Capture', `${capture.mode}${capture.guessed ? ', guessed' : ''}`] : undefined,
  );
}

function frame({ frame: stored }: Result): HTMLElement {
  if (!stored) return part('Stored frame', ['Size', 'Unknown']);
  const { width, height, active, mosaic, channels, bits, black, white, lossy } = stored;
  return part(
    'Stored frame',
    ['Size', `${size(width, height)} pixels`],
    ['Active area', `${size(active.width, active.height)} from x ${active.x}, y ${active.y}`],
    ['Colours', mosaic ? `Mosaic ${mosaic.join(' / ')}` : channels === 3 ? 'RGB' : 'Monochrome'],
    ['Depth', plural(bits, 'bit')],
    ['Black', `${significant(black, 8)} DN`],
    ['White', `${significant(white, 8)} DN`],
    ['Compression', lossy ? 'Lossy: defects are smeared' : 'Lossless'],
  );
}

function settings({ options }: Result): HTMLElement {
  const pairs = flatten(options).map(([name, value]) => [name, value] as const);
  return pairs.length > 0 ? part('Settings', ...pairs) : part('Settings', ['Options', 'None recorded']);
}

/** `{ limits: { hot: 3 } }` as `limits.hot` and `3`. */
function flatten(options: Readonly<Record<string, unknown>>, prefix = ''): [string, string][] {
  return Object.entries(options).flatMap(([name, value]): [string, string][] => {
    const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (plain && Object.keys(value).length > 0) return flatten(value as Record<string, unknown>, `${prefix}${name}.`);
    return [[`${prefix}${name}`, typeof value === 'string' ? value : JSON.stringify(value)]];
  });
}

function software({ generator, plugins, schemaVersion }: Result): HTMLElement {
  return part(
    'Software',
    ['Made by', `${generator.name} ${generator.version}`],
    ['Result schema', `Version ${schemaVersion}`],
    ...plugins.map(({ name, version }) => [`Plugin ${name}`, version ?? 'Version not stated'] as const),
  );
}
