/** Configs to start from. */
import { VERSION } from '../version.ts';

/** Where editors find the schema, also where hotpix is run by npx and installed nowhere. */
const SCHEMA = `https://unpkg.com/hotpix@${VERSION}/config.schema.json`;

const TYPESCRIPT = `import { defineConfig } from 'hotpix';

export default defineConfig({
  // Photographs when the command line names none: files, folders or globs.
  files: ['photos'],

  // What the camera may have at most; more ends 'hotpix check' with exit code 1.
  limits: {
    defects: 100,
    clusters: 0,
  },

  // html: 'report.html',
  // json: 'result.json',

  // Decoders, rankers and reporters of your own go here.
  plugins: [],
});
`;

const JSON_TEXT = `{
  "$schema": "${SCHEMA}",
  "files": ["photos"],
  "limits": {
    "defects": 100,
    "clusters": 0
  }
}
`;

const YAML = `# yaml-language-server: $schema=${SCHEMA}

# Photographs when the command line names none: files, folders or globs.
files:
  - photos

# What the camera may have at most; more ends 'hotpix check' with exit code 1.
limits:
  defects: 100
  clusters: 0

# html: report.html
# json: result.json
`;

/** By the extension of the file. */
export const TEMPLATES = { ts: TYPESCRIPT, json: JSON_TEXT, yaml: YAML } as const;

export type ConfigFormat = keyof typeof TEMPLATES;

/** In the order in which they are searched for. */
export const CONFIG_FORMATS = Object.keys(TEMPLATES) as ConfigFormat[];
