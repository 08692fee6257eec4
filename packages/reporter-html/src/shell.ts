/** What every page begins and ends with. */
import { style, styleHash } from './generated/page.ts';

/** Nothing is fetched, and nothing styles a page but what this file puts there. */
const policyOf = (hash: string): string[] => [
  "default-src 'none'",
  `style-src '${hash}'`,
  "base-uri 'none'",
  "form-action 'none'",
];

export interface Shell {
  /** As HTML. */
  readonly title: string;
  readonly body: string;
  /** Further tags of the head. */
  readonly head?: string;
  /** Further directives of the content security policy. */
  readonly policy?: readonly string[];
  /** @default that of the report */
  readonly style?: { readonly text: string; readonly hash: string };
}

const REPORT = { text: style, hash: styleHash };

export function shell({ title, body, head = '', policy = [], style = REPORT }: Shell): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${[...policyOf(style.hash), ...policy].join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${head}<style>${style.text}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
