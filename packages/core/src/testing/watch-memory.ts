/** Who takes memory, as far as JavaScript sees it. */

const CONSTRUCTORS = [
  'ArrayBuffer',
  'Uint8Array',
  'Uint16Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
] as const;

type Constructor = (new (...args: unknown[]) => object) & { readonly prototype: { constructor: unknown } };

/**
 * Whether an array or buffer of one of these lengths is made while the work is done. The constructors of this realm are replaced
 * meanwhile by ones that look and hand on.
 */
export async function takesMemory(lengths: ReadonlySet<unknown>, work: () => Promise<unknown>): Promise<boolean> {
  const realm = globalThis as unknown as Record<(typeof CONSTRUCTORS)[number], Constructor>;
  const originals = CONSTRUCTORS.map((name) => [name, realm[name]] as const);
  let isTaken = false;
  const construct = (target: Constructor, args: unknown[], newTarget: Constructor): object => {
    isTaken ||= lengths.has(args[0]);
    return Reflect.construct(target, args, newTarget) as object;
  };
  // Libraries tell arrays apart by their `constructor`, which must be the one of the realm.
  const replace = (name: (typeof CONSTRUCTORS)[number], constructor: Constructor): void => {
    realm[name] = constructor;
    constructor.prototype.constructor = constructor;
  };
  for (const [name, original] of originals) replace(name, new Proxy(original, { construct }));
  try {
    await work();
  } finally {
    for (const [name, original] of originals) replace(name, original);
  }
  return isTaken;
}
