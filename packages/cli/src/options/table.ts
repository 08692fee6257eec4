/** The one table of options: arguments, help, checks of the config and docs/configuration.md all come from it. */
import type { CommandName, OptionTable } from './option.ts';
import { accepting } from './accepting.ts';
import { ofHistory } from './history.ts';
import { farming } from './farming.ts';
import { judging } from './judging.ts';
import { keeping } from './keeping.ts';
import { repairing } from './repairing.ts';
import { resources } from './resources.ts';
import { serving } from './serving.ts';
import { sinceWhen } from './since-when.ts';
import type { Settings } from './settings.ts';
import { choice, flag, integer, number, path, pairs, patterns } from './types.ts';

const SCANNING: CommandName[] = ['scan', 'check', 'fix'];
const RANKING: CommandName[] = [...SCANNING, 'merge', 'farm'];
/** What repairs needs neither crops nor figures. */
const SHOWING: CommandName[] = RANKING.filter((name) => name !== 'fix');
const REPORTING: CommandName[] = ['scan', 'check', 'merge', 'report', 'timeline', 'farm'];
const DECODING: CommandName[] = [...SCANNING, 'inspect', 'merge', 'timeline', 'farm'];

export const OPTIONS: OptionTable = {
  rank: {
    type: choice('evidence', 'variance'),
    default: 'evidence',
    flag: '--rank <ranking>',
    commands: RANKING,
    help: 'How defects are found: by evidence against the neighbours, or by least variance as a well-known article does.',
  },
  capture: {
    type: choice('auto', 'scene', 'dark', 'flat'),
    default: 'auto',
    flag: '--capture <kind>',
    commands: RANKING,
    help: 'What the photographs show: ordinary scenes, dark frames (cap on) or flat fields; auto guesses, and says so.',
  },
  dark: {
    type: path(),
    default: undefined,
    flag: '--dark <file>',
    commands: SHOWING,
    help: 'The --state file of a scan of dark frames of the same camera, for the EMVA 1288 figures of flat fields.',
  },
  darkLimit: {
    type: number(0.001, 65_535),
    default: undefined,
    flag: '--dark-limit <dn>',
    commands: RANKING,
    help: 'In dark frames, report pixels that many DN (sample values) above the level around them, instead of by --expected-false.',
  },
  flatLimit: {
    type: number(0.0001, 1),
    default: undefined,
    flag: '--flat-limit <share>',
    commands: RANKING,
    help: 'In flat fields, report pixels that differ by that share of the level around them, such as 0.1, either way.',
  },
  top: {
    type: integer(1, 100_000),
    default: 10,
    flag: '--top <n>',
    commands: [...REPORTING, 'fix', 'diff', 'history'],
    help: 'Defects listed in the terminal. With --rank variance also the number of samples that the Result lists.',
    helpIn: {
      report: 'Defects listed in the terminal.',
      diff: 'Defects listed in the terminal of each sort: new, gone, worse and better.',
      history: 'Defects and scans listed in the terminal, the latest first.',
      fix: 'Defects listed in the terminal, and with --dry-run samples of each photograph.',
    },
  },
  expectedFalse: {
    type: number(1e-9, 1e6),
    default: 1,
    flag: '--expected-false <sites>',
    commands: RANKING,
    help: 'How many good pixels of the whole sensor may pass the first threshold; the list is then cut to at most 5 % false finds. Smaller is stricter.',
  },
  force: {
    type: flag(),
    default: false,
    flag: '--force',
    commands: [...RANKING, 'diff', 'accept', 'timeline'],
    help: 'Report what was found even where the set is refused. The Result stays marked as judged by force.',
    helpIn: {
      check: 'Judge also what is refused, and take saved Results that were judged by force for verdicts.',
      fix: 'Repair by what was found even where the set is refused; with --map also photographs that do not name their camera.',
      diff: 'Compare also Results that were judged by force, though their photographs are refused.',
      accept: 'Accept also what was found by force, though the photographs are refused.',
      timeline: 'Follow the defects also in photographs that do not name their camera.',
    },
  },
  group: {
    type: flag(),
    default: false,
    flag: '--group',
    commands: RANKING,
    help: 'Give each camera of a mixed set a Result: --json gets a list, reports for CI are one file, other reports one per camera, named after it.',
    helpIn: { fix: 'Repair each photograph of a mixed set by the defects of its own camera.' },
  },
  crops: {
    type: integer(0, 16),
    default: undefined,
    flag: '--crops <n>',
    commands: SHOWING,
    help: 'Photographs in which each defect is shown; 4 where a page is written, and none in JSON or a list alone.',
  },
  ...judging,
  json: {
    type: path(),
    default: undefined,
    flag: '--json <file>',
    commands: [...REPORTING, 'diff', 'history'],
    byFlagIn: ['diff', 'history'],
    help: 'Write the Result as JSON; - writes it to the standard output.',
    helpIn: {
      diff: 'Write what differs as JSON; - writes it to the standard output.',
      history: 'Write the answer as JSON; - writes it to the standard output.',
    },
  },
  html: {
    type: path(),
    default: undefined,
    flag: '--html <file>',
    commands: [...REPORTING, 'diff', 'history'],
    byFlagIn: ['diff', 'history'],
    help: 'Write the report as one self-contained HTML page. Folders of its path are made where they are missing, as for all that is written.',
    helpIn: {
      diff: 'Write what differs as one self-contained HTML page.',
      history: 'With show, write one self-contained HTML page: of the camera that is named, or of all.',
    },
  },
  open: {
    type: flag(),
    default: false,
    flag: '--open',
    commands: [...REPORTING, 'diff', 'history'],
    byFlagIn: ['diff', 'history'],
    help: 'Open the page of --html in the browser when it is written.',
  },
  reports: {
    type: pairs(),
    default: {},
    flag: '--report <name=file>',
    commands: REPORTING,
    help: 'Write the report of any reporter by its name; may be repeated.',
  },
  exclude: {
    type: patterns(),
    default: [],
    flag: '--exclude <pattern>',
    commands: [...SCANNING, 'timeline', 'farm'],
    help: "Leave out files and folders of that name, such as 'repaired' or '*.png', or of that path, such as 'photos/*/old'; may be repeated. An argument with a ! before it does the same.",
  },
  ...keeping,
  ...accepting,
  ...ofHistory,
  ...serving,
  ...sinceWhen,
  ...repairing,
  ...farming,
  ...resources([...SCANNING, 'farm'], DECODING),
  verbose: {
    type: flag(),
    default: false,
    flag: '--verbose',
    commands: ['scan', 'fix', 'check', 'merge', 'farm'],
    help: 'With --group, tell all of each camera in the terminal, and not only of those that need a look.',
  },
  quiet: {
    type: flag(),
    default: false,
    flag: '--quiet',
    commands: ['scan', 'fix', 'check', 'report', 'diff', 'merge', 'timeline', 'accept', 'history', 'farm'],
    help: 'Print no progress and no summary; errors, exceeded limits and exit code remain.',
  },
};

/** Keys of the options in the order of the table. */
export const OPTION_KEYS = Object.keys(OPTIONS) as (keyof Settings)[];
