/**
 * Which sensor of a telephone took a photograph. A telephone has up to five cameras, each with a sensor and a lens of its own
 * that does not zoom, under one make and model. A camera has one sensor, whatever its lens and focal length are.
 */
import type { Camera, Capture } from '../nouns.ts';

type Named = Pick<Camera, 'make' | 'model'>;

/**
 * What telephones and tablets call their lenses: `iPhone 13 Pro back triple camera 5.7mm f/1.5`, `Pixel 7 front camera 2.74mm
 * f/2.2`, `Galaxy S22 Ultra Rear Ultrawide Camera`. No lens of a camera is called by its side.
 */
const SIDE = /\b(back|rear|front)\b.*\bcamera\b/i;

/** Makers of nothing else that photographs, by the first word of what EXIF calls them. */
const MAKERS: ReadonlySet<string> = new Set(
  (
    'apple google huawei honor xiaomi redmi poco oppo oneplus realme vivo motorola nokia hmd lg lge htc asus zte nubia lenovo ' +
    'meizu fairphone nothing tcl tct alcatel blackberry rim research palm essential microsoft infinix tecno itel wiko ' +
    'blackview doogee ulefone oukitel umidigi cubot gionee coolpad leeco letv smartisan'
  ).split(' '),
);

/** Makers of cameras too, and what they call their telephones. */
const MODELS: Readonly<Record<string, RegExp>> = {
  samsung: /^(samsung[- ])?(SM-|GT-|SC-|SCH-|SCV|SGH-|SHV-|SHW-|SPH-|Galaxy)/i,
  sony: /^(Xperia|XQ-|SO-|SOV|SOG|SOT|SGP|[C-J]\d{4}$|[LMSW]T\d\d|\d{3}SO$|[A-Z]\d{3}SO$)/i,
  sharp: /^(SH-|SHV|SHG|SH\d|\d{3}SH$|AQUOS)/i,
};

/** Telephones with a zoom lens: Galaxy S4 Zoom, K Zoom and Camera, ZenFone Zoom. Their focal length says nothing. */
const ZOOMS = /^(SM-C1\d\d|EK-|(ASUS_)?Z00X|ZX551)/i;

/**
 * The sensor in words: the name of its lens, or its focal length, and what that would be on 35 mm film, which tells a part of a
 * sensor from the whole; as in `back triple camera 5.7mm f/1.5, 26 mm equivalent`.
 * @returns undefined for what is no telephone, and where nothing tells its sensors apart
 */
export function sensorOf({ make, model }: Named, capture: Capture): string | undefined {
  const { lens = '', focalLength, equivalentFocalLength } = capture;
  const isNamed = SIDE.test(lens);
  if (!isNamed && !isTelephone({ make, model })) return undefined;
  const name = isNamed ? withoutModel(lens, model) : '';
  const parts = [
    name,
    ...(focalLength === undefined || /\d ?mm\b/.test(name) ? [] : [millimetres(focalLength)]),
    ...(equivalentFocalLength === undefined ? [] : [`${millimetres(equivalentFocalLength)} equivalent`]),
  ];
  return parts.filter((part) => part !== '').join(', ') || undefined;
}

function isTelephone({ make, model }: Named): boolean {
  const [maker] = make.toLowerCase().split(/[^a-z]/);
  if (ZOOMS.test(model)) return false;
  return (
    MAKERS.has(maker) || (Object.hasOwn(MODELS, maker) && MODELS[maker].test(model)) || /^sony ?ericsson/i.test(make)
  );
}

/** The name of the device stands before that of its camera. */
function withoutModel(lens: string, model: string): string {
  return model !== '' && lens.toLowerCase().startsWith(`${model.toLowerCase()} `) ? lens.slice(model.length + 1) : lens;
}

const millimetres = (length: number): string => `${Number(length.toFixed(2))} mm`;
