/** The chapter on limits of docs/configuration.md. */
import { LIMIT_NAMES, LIMIT_QUALIFIERS, LIMIT_SETS, type LimitSet } from '@hotpix/result/names';

const code = (text: string): string => `\`${text}\``;

export function limitsSection(): string {
  return `## Limits

\`limits\` takes a number for any of ${LIMIT_NAMES.map(code).join(', ')}. What is left
out is not limited.

- The names of kinds count the defects of that kind, \`defects\` those of any kind. A column or row is one, however long, and \`lines\`
  counts both.
- \`clusters\` counts the groups of adjacent defects, \`clusterSize\` the members of the largest group. In developed pictures adjacent
  defects are one smear, and one defect.
- \`colourClusters\` counts the groups of pixels of one colour that are adjacent among their colour, also diagonally; \`colourPairs\` the
  pairs of such in a row or column, for which sensors are rejected.
- \`amplitude\` is the largest difference from the neighbours, in DN, or in the unit behind it: \`amplitude:e\`, \`amplitude:dn/s\`,
  \`amplitude:e/s\`, \`amplitude:%range\`.
- \`new\` counts the defects that the \`baseline\`, which it needs, does not have. Any part of a known line makes a line or a pixel on it
  known.
- \`failedFiles\` counts the photographs that could not be decoded.

A name may have qualifiers behind it, each once, in any order: \`hot:centre:above-50dn\`, on the command line
\`--limit hot:centre:above-50dn=3\`.

${Object.entries(LIMIT_QUALIFIERS)
  .map(([name, what]) => `- ${code(name)}: ${what}.`)
  .join('\n')}

Strengths are in \`dn\`, \`e\` (electrons), \`dn/s\`, \`e/s\` (per second of exposure), \`%range\` (of the range from black to white) or \`%\` (of
the signal around: of flat fields, and in scenes of dim and dead pixels). A cluster is in the centre where any of its defects is, and a line
where any of it is. The same may be limited twice: \`{ 'hot:warn': 5, hot: 20 }\`.

A limit that asks what the Result does not hold is neither kept nor exceeded: it cannot be judged, the reason is told, and the check ends
with 2. Electrons need the gain, by \`gain\` or by the EMVA 1288 figures of flat fields beside dark frames, and raw files; rates need
exposure times, and photographs of one exposure, or of such different ones that offset and rate could be fitted.

\`set\` takes what a maker of sensors accepts, so that there is an answer to "is this normal?": \`limits: { set: 'atmel-camelia-8m-e' }\`,
\`--limit set=atmel-camelia-8m-e\`. Limits beside it are added, and take the place of those of the same name. Of a set such limits are judged as the
photographs answer: what shows in the dark by dark frames or scenes, what shows in the light by flat fields or scenes.

${Object.entries<LimitSet>(LIMIT_SETS)
  .map(([name, set]) => describeSet(name, set))
  .join('\n')}
`;
}

function describeSet(name: string, { title, source, conditions, rows }: LimitSet): string {
  const limits = rows.map(({ name: row, limit, in: modes }) => {
    const where = modes ? ` (${modes.join(', ')})` : '';
    return `${code(row)} ${limit}${where}`;
  });
  return `- **${code(name)}**: ${title}. Measured by its maker in: ${conditions}. Source: ${source}.\\\n  ${limits.join('; ')}.`;
}
