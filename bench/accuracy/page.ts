/** docs/accuracy.md from what was measured. */
import { cleanColumns, cleanSets } from './clean-sets.ts';
import { AGREEING, BY_CONTRAST, markdown, RANKED, REAL } from './columns.ts';
import type { Subjects } from './jobs.ts';
import type { Row } from './measure-subject.ts';
import { pool, POOLED } from './pooled.ts';
import type { Agreement, RealRow } from './real-sets.ts';
import { RELIABILITY, reliabilityOf } from './reliability.ts';
import { GOAL_FRAMES, PLAN, type Subject } from './subjects.ts';
import { FAINT_BELOW } from './targets.ts';

export interface Measured {
  readonly simulated: readonly Row[];
  readonly real: readonly RealRow[];
  readonly agreements: readonly Agreement[];
}

const INTRODUCTION = `# Accuracy

<!-- Made by 'npm run bench:accuracy' from bench/accuracy. -->

How well hotpix finds the defects of cameras whose defects are known. \`npm run bench:accuracy\` measures it anew and
writes this page; with \`-- --quick\` it measures two small cameras within about a minute and writes nothing, with
\`-- <folder>\` the scenes out of pictures are made from that folder. Where \`../shared/data\` is absent, the sets of real
cameras and the scenes out of pictures are left out. Equal seeds give equal samples of the sensor on every machine; JPEGs are
also a matter of the version of sharp.

Three rankings see the same photographs:

- **evidence**: hotpix as it is by default.
- **variance**: hotpix with \`--rank variance\`, the article's method. It has no threshold; it is asked for as many samples as
  the camera has defective pixels.
- **rawpy**: the rule of rawpy.enhance.find_bad_pixels: more than max(brightest sample / 150, 20) from the median of the
  3x3 of its own plane, in at least 90 % of the photographs. For Bayer raw files only.`;

const IN_SHORT = `## In short

All simulated cameras by day together, ${GOAL_FRAMES} photographs each: precision and recall of those with defects, finds on those without.
The last column is what the project has set itself.`;

const DIFFICULT = `## Difficult scenes

Cameras without a defect, in scenes that look like defects: every find is false. How many there are after so many photographs, and
how many of them claim more than 99.9 %; or that the set was refused, because the photographs do not tell. At most one find of
lesser confidence is what the project has set itself, however many photographs there are.`;

const RELIABLE = `## Whether finds are as certain as they claim

The confidence of a find is the probability that chance makes none at least as certain in the whole set. So in N sets without a
defect, finds that claim more than p may be made in N (1 − p) of them: the column *at most*. All sets of this page together, refused ones
left out; numbers of photographs of one camera count as sets of their own, though they share photographs. On cameras with defects, the second
find on the smear of one defect counts as false.`;

const NIGHT = `## By night

Cameras with defects in scenes of the night: defects found of how many, by their contrast, which is that before the levels of such scenes. A dead
pixel hardly differs from the sky. At least 95 % of those of a contrast of 10 and more is what the project has set itself.`;

const SIMULATED = '## Simulated cameras by day';

const COLUMNS = `*finds* and *false* count what is listed; on the clean cameras every find is false. *recall* is that of all true defects, *of
visible* without the faint ones, which *faint* lists apart. The columns of kinds are found of how many, of the visible ones.
*kind* is how many finds name the kind of the defect that they lie on. *off by* is the median and the largest distance of
finds from their defects, in pixels.

By the defects' contrast, the ranking by evidence: how far a defect is from a good pixel in the usual frame, in standard
deviations of its noise.`;

const DEFECTS = `Unless it is clean, each has ${Object.entries(PLAN)
  .map(([kind, count]) => `${count} ${kind}`)
  .join(', ')}: numbers of single pixels,
of clusters and of lines. Positions and strengths are drawn as [the simulator](../packages/simulator/README.md) does by default, from hardly visible to blinding.`;

const RULES = `## What counts as found

- **Raw: the exact position.** Anything else repairs a good pixel and leaves the bad one.
- **JPEG: within 1 pixel of the peak** in x and y, in coordinates of the active area. Demosaicing and codec can move the peak
  to the next pixel. The nearest find and defect are matched first, of equals the find that is listed first; each defect
  takes one find and each find one defect.
- **A second find on the same smear is false**, whatever extent the first one gives: the list tells of two defects where there
  is one, and a detection could otherwise widen its extents until nothing is false.
- **A cluster** counts by its members in raw files. In a JPEG its members are mixed into one spot, so it is one defect, which a
  find at any of them finds; further finds at its members are at defective pixels, and so neither right nor false.
- **A line** counts in recall by the share of its pixels that are found, and in precision as one defect. It may be listed as
  one column or row, whose extent then counts if at least half of it is defective (all of it is false otherwise), or
  pixel by pixel.
- **Faint** is a defect whose contrast stays below ${FAINT_BELOW} in every photograph of the set, at the settings it was taken with. A blinking
  one is taken for present.`;

const NOT_THERE = 'Not measured: the photographs were not there.';

const KNOWN = `What is known of them was found by another analysis and is not complete, so a further find may be right. dji-fc300s is
the control: no defect of it is known.`;

const AGREEMENT = `One camera's raw files and JPEGs must show the same defects, 20 pixels to the left and 8 up in the JPEG:`;

/** The page, with the cameras and their rows in the order given. */
export function accuracyPage({ usual, night, difficult }: Subjects, { simulated, real, agreements }: Measured): string {
  const of = (subjects: readonly Subject[]): Row[] =>
    simulated.filter(({ camera }) => subjects.some(({ name }) => name === camera));
  return [
    INTRODUCTION,
    IN_SHORT,
    markdown(POOLED, pool(of(usual))),
    DIFFICULT,
    markdown(cleanColumns(of(difficult)), cleanSets(of(difficult))),
    RELIABLE,
    markdown(RELIABILITY, reliabilityOf(simulated)),
    NIGHT,
    markdown(BY_CONTRAST, of(night)),
    SIMULATED,
    markdown(RANKED, of(usual)),
    COLUMNS,
    markdown(BY_CONTRAST, lastOfEach(usual, of(usual))),
    '## What each camera is',
    [...usual, ...night, ...difficult].map(describe).join('\n'),
    DEFECTS,
    RULES,
    '## Real cameras',
    ...(real.length === 0 ? [NOT_THERE] : [KNOWN, markdown(REAL, real), AGREEMENT, markdown(AGREEING, agreements)]),
    '',
  ].join('\n\n');
}

/** The rows by evidence of every camera with defects after its last photograph. */
function lastOfEach(subjects: readonly Subject[], rows: readonly Row[]): Row[] {
  const last = new Map(subjects.map(({ name, frames }) => [name, frames[frames.length - 1]]));
  return rows.filter(
    ({ camera, frames, ranking, score }) => ranking === 'evidence' && score.all.of > 0 && frames === last.get(camera),
  );
}

function describe({ name, about, camera: { active, seed } }: Subject): string {
  return `- **${name}**: ${about} ${active?.width}x${active?.height} pixels, seed ${seed}.`;
}
