/** The tally of a fleet as a table. */
import type { Tally } from './answers.ts';

export interface Speed {
  readonly scans: number;
  readonly add: number;
  readonly index: number;
  readonly list: number;
  readonly show: number;
}

type Row = readonly [what: string, truth: string, told: string];

export function tableOf(t: Tally, cameras: number, months: number, speed: Speed): string {
  const rows: Row[] = [
    [
      'defects came that a scan could show',
      count(t.births),
      `new ${share(t.birthsNew, t.births)}, revealed ${share(t.birthsRevealed, t.births)}`,
    ],
    ['called new, all', '', count(t.told)],
    ['– and came between the two scans that are named', '', share(t.toldTrue, t.told)],
    ['– came earlier, and were too weak for the scan that is named', '', share(t.toldLate, t.told)],
    ['– were there before the first scan', '', share(t.toldOld, t.told)],
    ['– are false finds', '', share(t.toldChance, t.told)],
    [
      'known defects healed',
      count(t.healed),
      `gone ${share(t.healedTold, t.healed)}; waiting for a scan that can tell ${share(t.healedUnseen, t.healed)}`,
    ],
    ['called gone, all', '', count(t.gone)],
    ['– and healed', '', share(t.goneTrue, t.gone)],
    ['– were false finds', '', share(t.goneChance, t.gone)],
    ['– blink', '', share(t.goneBlinking, t.gone)],
    ['– are there', '', share(t.gonePresent, t.gone)],
    ['known defects became twice as strong', count(t.doubled), `worse ${share(t.doubledTold, t.doubled)}`],
    ['called worse, all; of which they are', '', `${count(t.worse)}; ${share(t.worseTrue, t.worse)}`],
    ['called better, where none became so', '0', count(t.better)],
    ['months of bright scenes only', count(t.brightScans), `gone in them ${count(t.brightGone)}`],
    [
      '– known defects in them',
      '',
      `seen ${count(t.brightSeen)}, could not be seen ${count(t.brightHidden)}, not seen ${count(t.brightNotSeen)}`,
    ],
    ['births of visible defects in the fleet', count(Math.round(t.growthExpected)), count(t.growthBirths)],
    ['cameras whose 95 % interval of growth holds the truth', count(t.growthKnown), count(t.growthTrue)],
    ['*diff of each Result with the one before*: new, gone', '', `${count(t.diffNew)}, ${count(t.diffGone)}`],
  ];
  const head = ['', 'truth', 'the history says'];
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `${cameras} cameras over ${months} months, ${count(speed.scans)} Results. Adding one took ${ms(speed.add)}; the index of all, ${ms(speed.index)}; after that the list of all cameras, ${ms(speed.list)}, and all of one camera, ${ms(speed.show)}.`,
    '',
    ...[head, ['---', '---', '---'], ...rows].map(line),
  ].join('\n');
}

const count = (value: number): string => value.toLocaleString('en-US');
const share = (part: number, of: number): string =>
  `${count(part)}${of === 0 ? '' : ` (${((100 * part) / of).toFixed(1)} %)`}`;
const ms = (value: number): string => (value < 1000 ? `${value.toFixed(0)} ms` : `${(value / 1000).toFixed(1)} s`);
