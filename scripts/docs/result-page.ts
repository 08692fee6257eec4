/** docs/result.md from the schema of the Result. */
import { resultJsonSchema, SCHEMA_VERSION } from '@hotpix/result';

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
}

export function resultPage(): string {
  return `# The Result

<!-- Made by 'npm run docs' from packages/result/src/schema.ts. -->

What a scan found, as JSON: \`hotpix scan photos/ --json result.json\`. Every report is made of it alone, so that
\`hotpix report result.json --html report.html\` works without the photographs. Its JSON Schema is
\`@hotpix/result/result.schema.json\`. This is schema version ${SCHEMA_VERSION}; it goes up when a reader of older Results would misread
a newer one. Fields may be added without that.

Positions are stored sensor coordinates: x to the right, y down, both from 0, over the whole stored frame with its
masked borders. The orientation of a picture is never applied. Subtract \`frame.active.x\` and \`frame.active.y\` for
positions in the active area.

The same photographs give the same Result to the byte, in one go, in shards that were merged, or after an interruption;
so it holds no time of its making.

A question mark stands behind fields that may be absent.

${entries(resultJsonSchema() as Schema, '').join('\n')}

## What differs between two

\`hotpix diff before.json after.json --json changes.json\` writes this; where \`after.json\` is a list, a list with one for each camera.
\`parseChanges\` of \`@hotpix/result\` reads both. \`Changes\` is the type of one.

- **\`camera\`**: as in the Result
- **\`new\`**: list of defects of the later Result that the earlier one does not have, the largest amplitude first
- **\`gone\`**: list of defects of the earlier Result that the later one does not have
- **\`worse\`**: list of object, the largest change first
  - **\`before\`**: the defect in the earlier Result
  - **\`after\`**: the same in the later one
- **\`better\`**: list of object, as \`worse\`
- **\`same\`**: whole number. Those that stayed as they were.

Two are the same defect where place and sign agree, one to one; in a lossy picture within two pixels, the nearest first. It is worse or
better where its amplitude grew or shrank by a quarter, and by three standard deviations of both estimates: an amplitude whose
score is z is known to amplitude / z. So photographs must be of like ISO and exposure. Pixels that are stuck, dead or dim are neither
worse nor better, because their amplitude is that of the light; nor are those that blink.

Dark frames tell best what is new. Photographs of scenes differ in what they show: a weak defect, or one that blinks, may be found in
one set and not in the next. The more photographs, the rarer that is; give \`--limit new\` some room.
`;
}

function entries(schema: Schema, indent: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([key, field]) => {
    const name = key + (schema.required?.includes(key) ? '' : '?');
    const inner = innerOf(field);
    const text = `${indent}- **\`${name}\`**: ${[typeOf(field), field.description].filter(Boolean).join('. ')}`;
    return [text, ...(inner.properties ? entries(inner, `${indent}  `) : [])];
  });
}

function innerOf(field: Schema): Schema {
  if (field.type === 'array' && field.items) return field.items;
  return field.anyOf?.find(({ type }) => type === 'object') ?? field;
}

function typeOf(field: Schema): string {
  if (field.enum) return field.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  if (field.const !== undefined) return `\`${JSON.stringify(field.const)}\``;
  if (field.anyOf) return field.anyOf.map(typeOf).join(' or ');
  if (field.type === 'array') return `list of ${field.items ? typeOf(field.items) : 'anything'}`;
  return field.type === 'integer' ? 'whole number' : (field.type ?? 'anything');
}
