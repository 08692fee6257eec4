/** docs/accuracy.md from what was measured. */
import { cleanColumns, cleanSets } from './clean-sets.ts';
import { BESIDE_TWINS, besideTwins } from './beside-twins.ts';
import { CANON_JPEGS, type CanonJpegs } from './canon-jpegs.ts';
import { AGREEING, BY_CONTRAST, BY_FILTER, BY_KIND, markdown, RANKED, REAL } from './columns.ts';
import { aimsOf, GOALS, NOTHING, nothingFoundOf, standingOf } from './goals.ts';
import type { Subjects } from './jobs.ts';
import type { Row } from './body.ts';
import { pool, POOLED } from './pooled.ts';
import type { Agreement, RealRow } from './real-sets.ts';
import { REACHED, reachedOf } from './reach.ts';
import { RELIABILITY, reliabilityOf } from './reliability.ts';
import { GOAL_FRAMES, PLAN, twinOf, type Subject } from './subjects.ts';
import { FAINT_BELOW } from './targets.ts';

export interface Measured {
  readonly simulated: readonly Row[];
  readonly real: readonly RealRow[];
  readonly agreements: readonly Agreement[];
  readonly canon: readonly CanonJpegs[];
}

const INTRODUCTION = `# Accuracy

<!-- Made by 'npm run bench:accuracy' from bench/accuracy. -->

How well hotpix finds defects, measured on simulated cameras whose defects are known, and on a few real ones.

\`npm run bench:accuracy\` measures everything anew and writes this page. With \`-- --quick\` it measures two small cameras within
about a minute and writes nothing. With \`-- <folder>\` it cuts the scenes of the camera *pictures* from the photographs in that
folder. Without \`../shared/data\` it leaves out the real cameras and the scenes cut from photographs. Equal seeds give equal sensor
samples on every machine; JPEGs also depend on the version of sharp.

Three rankings see the same photographs:

- **evidence**: hotpix as it is by default.
- **variance**: hotpix with \`--rank variance\`, the method of a well-known article. It has no threshold of its own, so it is asked
  for as many samples as the camera has defective pixels.
- **rawpy**: the rule of rawpy.enhance.find_bad_pixels, for Bayer raw files only. A pixel is bad if it differs from the median of
  the 3x3 in its own plane by more than max(brightest sample / 150, 20) in at least 90 % of the photographs.`;

const IN_SHORT = `## In short

The usual simulated cameras by day together, ${GOAL_FRAMES} photographs each. Precision and recall are those of the cameras with defects. On
cameras without defects every find is false. The last column is the goal of the project.`;

const GOALS_FOR_JPEGS = `## Goals for JPEGs

Of ${GOAL_FRAMES} photographs each, and of all cameras of [JPEGs as cameras make them](#jpegs-as-cameras-make-them) together; X-Trans is the
usual camera of that name. Recall is that of all defects, faint ones and lines among them. *At most* would be the recall of
whoever found all lines and all that is within reach of a filter for the very smear, as told below: a goal above it is out of reach. Red and
blue are the recall of visible single pixels under these filters.`;

const REACH = `### What stands in the way

The same cameras: single pixels, faint ones among them, by the filter over them, and *all* with clusters. *Within reach* is the share that a
filter for the very smear would find, as told [below](#jpegs-as-cameras-make-them), and *found of these* what hotpix finds of them. Of the
*defects* that are not found, so many are *invisible* to that filter; shown by *one photograph* alone, on which no find may rest; or
within reach, and *missed* by hotpix.`;

const ENGINES = `## JPEGs as cameras make them

Cameras do more to a picture than to develop it. Each of these does one of those things, the last one most of them; ${GOAL_FRAMES}
photographs each. Positions follow the picture where it is warped or smaller, to the nearest pixel, and a find may be 1 pixel off
that, as everywhere. What lies outside the picture is not sought. *Clean* is the number of finds on the same camera without a defect,
which photographs the same.

A defect that is missed may be invisible. So the bench takes what each single defect and cluster changes in the JPEGs, in luma
and chroma, and how noise and texture vary around it in the same photographs without it. A matched filter that knows the place, and whose
shape is learnt from the other photographs, gives in each so many standard deviations of what is around. Whoever also knew how strong the
defect is in each photograph could add them up to the root of the sum of their squares. *Within reach* are the defects for which that is at
least the *threshold* that hotpix used for sums over this set, and without the photograph that shows it best at least 2.75, as the
decision asks of what the other scenes show. Found of how many.`;

const COLOURS = `## By colour of the filter

Visible single pixels found in ${GOAL_FRAMES} JPEGs, of how many, by the filter over them. *Filter named* are the finds on single pixels that name
it. *Within reach* are those that a matched filter would find, as above, whatever their contrast; *all* has clusters as well.`;

const DIFFICULT = `## Difficult scenes

Cameras without a defect photograph scenes that look like defects, so every find is false. The table gives the number of finds
after 6 to 96 photographs; *above* counts those that claim more than 99.9 %. *Refused* means no verdict, because
nothing tells defects from what these photographs show. The goal is at most one find, of no more than 99.9 %, at any number of
photographs.`;

const RELIABLE = `## Whether finds are as certain as they claim

The confidence of a find is the probability that chance makes no find at least as certain in the whole set. So among N sets without
a defect, at most N (1 − p) finds may claim more than p: the column *at most*. All sets of this page count except those that were
refused. Each number of photographs of a camera is a set of its own, although these sets share photographs. On cameras with
defects, a second find on the smear of one defect counts as false.`;

const NIGHT = `## By night

Cameras with defects in scenes of the night. The columns are classes of contrast at the light levels of these scenes; each cell is
defects found of how many. A dead pixel hardly differs from the sky. The goal is 95 % of the defects with a contrast of 10 and more.`;

const SIMULATED = '## Simulated cameras by day';

const FIGURES = `- **finds**, **false**: what is listed, and how much of it is wrong. On the clean cameras every find is false.
- **recall**: share of all true defects that were found. **of visible** leaves out the faint ones, which **faint** lists.
- **kind**: finds that name the kind of the defect that they lie on, of how many.
- **off by**: median and largest distance of finds from their defects, in pixels.`;

const KINDS = `### By kind

Visible defects found, of how many.`;

const CONTRASTS = `### By contrast

Defects found by evidence, of how many. Contrast is how far a defect is from a good pixel in the usual frame, in standard deviations
of its noise.`;

const SINGLE = ['hot', 'stuck', 'dead', 'dim', 'blinking'] as const;

const DEFECTS = `A camera that is not clean has single pixels (${SINGLE.map((kind) => `${PLAN[kind]} ${kind}`).join(', ')}),
${PLAN.cluster} clusters, ${PLAN.column} columns and ${PLAN.row} row. [The simulator](../packages/simulator/README.md) draws
positions and strengths by its defaults, from hardly visible to blinding.`;

const RULES = `## What counts as found

- **Raw: the exact position.** Anything else repairs a good pixel and leaves the bad one.
- **JPEG: within 1 pixel of the peak** in x and y, in coordinates of the active area. Demosaicing and codec can move the peak
  to the next pixel. The nearest find and defect are matched first; among equals, the find that is listed first. Each defect
  takes one find, and each find one defect.
- **A second find on the same smear is false**, whatever the extent of the first one: the list tells of two defects where there
  is one. Otherwise a detection could widen its extents until nothing is false.
- **A cluster** counts by its members in raw files. In a JPEG its members are mixed into one spot, so it is one defect, which a
  find at any of them finds. Further finds at its members are at defective pixels, and count as neither right nor false.
- **A line** counts in recall by the share of its pixels that are found, and in precision as one defect. It may be listed pixel
  by pixel, or as one column or row. The extent of a column or row counts if at least half of it is defective; otherwise all of it
  is false.
- **Faint** is a defect whose contrast stays below ${FAINT_BELOW} in every photograph of the set, at the settings it was taken with. A
  blinking one is taken as present.`;

const NOT_THERE = 'Not measured: the photographs were not there.';

const KNOWN = `The known defects come from another analysis, which is not complete, so a further find may be right. dji-fc300s is the control:
no defect of it is known.`;

const AGREEMENT = `Raw files and JPEGs of one camera must show the same defects, 20 pixels to the left and 8 up in the JPEG, where both count from the corner of
the active area; positions in a Result count from that of the stored frame. Raw finds count where the JPEG shows that part of the sensor.`;

const IN_JPEGS = `What the JPEGs show within a pixel of the raw finds: with a score of at least 3 and 5 in luma or chroma; beyond chance; and beyond
chance also by photographs of other scenes, which is what is listed, for some of these JPEGs show one scene. The goal was 30. It is out of reach of
five photographs where fewer are beyond chance, whatever they rest on.`;

/** Those of some cameras and of their twins. */
export function rowsOf(rows: readonly Row[], subjects: readonly Subject[]): Row[] {
  return rows.filter(({ camera }) => subjects.some(({ name }) => name === camera || twinOf(name) === camera));
}

/** The page, with the cameras and their rows in the order given. */
export function accuracyPage(
  { usual, engines, night, difficult }: Subjects,
  { simulated, real, agreements, canon }: Measured,
): string {
  const of = (subjects: readonly Subject[]): Row[] => rowsOf(simulated, subjects);
  const byDay = of([...usual, ...engines]);
  const aims = aimsOf(of(usual), of(engines));
  return [
    INTRODUCTION,
    IN_SHORT,
    markdown(POOLED, pool(of(usual))),
    GOALS_FOR_JPEGS,
    markdown(GOALS, aims.map(standingOf)),
    markdown(NOTHING, nothingFoundOf(byDay, real)),
    REACH,
    markdown(REACHED, reachedOf(aims)),
    DIFFICULT,
    markdown(cleanColumns(of(difficult)), cleanSets(of(difficult))),
    RELIABLE,
    markdown(RELIABILITY, reliabilityOf(simulated)),
    NIGHT,
    markdown(BY_CONTRAST, of(night)),
    SIMULATED,
    markdown(RANKED, of(usual)),
    FIGURES,
    KINDS,
    markdown(
      BY_KIND,
      of(usual).filter(({ score }) => score.all.of > 0),
    ),
    CONTRASTS,
    markdown(BY_CONTRAST, lastOfEach(usual, of(usual))),
    ENGINES,
    markdown(BESIDE_TWINS, besideTwins(of(engines))),
    COLOURS,
    markdown(BY_FILTER, ofFilters(byDay)),
    '## What each camera is',
    [...usual, ...engines, ...night, ...difficult].map(describe).join('\n'),
    DEFECTS,
    RULES,
    '## Real cameras',
    ...(real.length === 0
      ? [NOT_THERE]
      : [
          KNOWN,
          markdown(REAL, real),
          AGREEMENT,
          markdown(AGREEING, agreements),
          IN_JPEGS,
          markdown(CANON_JPEGS, canon),
        ]),
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

/** The JPEGs of cameras with filters and defects. */
function ofFilters(rows: readonly Row[]): Row[] {
  return rows.filter(({ ranking, frames, medium, score: { filters } }) => {
    const isFiltered = Object.values(filters).some(({ of }) => of > 0);
    return ranking === 'evidence' && frames === GOAL_FRAMES && medium !== 'raw' && isFiltered;
  });
}

function describe({ name, about, camera: { active, seed } }: Subject): string {
  return `- **${name}**: ${about} ${active?.width}x${active?.height} pixels, seed ${seed}.`;
}
