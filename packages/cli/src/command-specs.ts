/** The commands: what they do, what they take, and how they are used. */
import type { CommandSpec } from './command-spec.ts';
import { farmVerbs } from './farm-verbs.ts';
import type { CommandName } from './options/option.ts';

const PHOTOGRAPHS =
  "Files, folders with all they hold, globs such as 'photos/*.dng', or addresses such as 's3://bucket/photos'; '!pattern' leaves files out. Without any, those of the config ('files').";

export const COMMANDS: Readonly<Record<CommandName, CommandSpec>> = {
  scan: {
    summary: 'find defective pixels in photographs of one camera',
    takes: { '[photographs...]': PHOTOGRAPHS },
    examples: {
      'hotpix scan photos/ --html report.html': 'find them, and write a page that shows them',
      'hotpix scan photos/ --json camera.json': 'keep the Result, to repair or compare by it later',
      'hotpix scan photos/ --report dcraw=.badpixels': 'write a list for another program',
      'hotpix scan s3://bucket/photos': 'find them in photographs on a server',
    },
    load: async () => (await import('./commands/scan.ts')).scan,
  },
  fix: {
    summary: 'write repaired copies of photographs',
    takes: { '[photographs...]': PHOTOGRAPHS },
    examples: {
      'hotpix fix photos/ --out repaired': 'scan, and write repaired copies into a folder',
      'hotpix fix holiday/ --map camera.json --out repaired': 'repair by an earlier Result, without a scan',
      'hotpix fix photos/ --dry-run': 'list what would change, and write nothing',
    },
    load: async () => (await import('./commands/fix.ts')).fix,
  },
  check: {
    summary: 'hold photographs, or a saved Result, against limits; exit code 1 when they are exceeded',
    takes: {
      '[photographs...|result.json|list]': `${PHOTOGRAPHS} Or one file that 'scan --json' wrote, or a list of another program with --like, which are judged without a scan.`,
    },
    examples: {
      'hotpix check frames/ --limit defects=50 --limit clusters=0': 'judge photographs',
      'hotpix check frames/ --baseline accepted.json --limit new=0': 'fail when anything is new',
      'hotpix check result.json --limit hot=5': 'judge a saved Result',
      'hotpix check .badpixels --like photo.dng --limit defects=20 --limit clusters=0':
        'judge a list of another program',
    },
    load: async () => (await import('./commands/check.ts')).check,
  },
  accept: {
    summary:
      'accept defects of a saved Result or of the last scan, with a reason and until a day, so that check lets them pass',
    takes: {
      '[result.json]':
        "A Result that 'hotpix scan --json result.json' wrote, or a list of them by --group; without it --history.",
    },
    examples: {
      "hotpix accept result.json --baseline accepted.json --reason 'delivered so'": 'accept all that is new',
      "hotpix accept result.json --baseline accepted.json --site 30,20 --until 2027-06-30 --reason 'seen, harmless'":
        'accept one defect, for a time',
      "hotpix accept --history qa-history --camera eos-r5 --baseline accepted.json --reason 'delivered so'":
        'accept what the last scan of a camera found',
    },
    load: async () => (await import('./commands/accept.ts')).accept,
  },
  report: {
    summary: 'render a saved Result again',
    takes: { '<result.json>': "A Result that 'hotpix scan --json result.json' wrote, or a list of them by --group." },
    examples: {
      'hotpix report result.json --html report.html': 'write the page of it',
      'hotpix report result.json --report csv=defects.csv --report png=mask.png': 'write a table, and a mask',
      'hotpix report result.json --for iso=6400,exposure=30 --report dcraw=.badpixels':
        'write a list of what will show in such photographs',
    },
    load: async () => (await import('./commands/report.ts')).report,
  },
  diff: {
    summary: 'tell what differs between two saved Results; exit code 1 when anything is new or worse',
    takes: {
      '<before.json>':
        "The earlier Result, written by 'hotpix scan --json', or a list of them by --group; or a list of another program.",
      '<after.json>': 'The later one, likewise.',
    },
    examples: {
      'hotpix diff before.json after.json': 'list what is new, gone, worse and better',
      'hotpix diff before.json after.json --html diff.html': 'write it as a page',
    },
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  merge: {
    summary: 'merge the states of several scans to one Result',
    takes: { '<states...>': "Files that 'hotpix scan --state' wrote, folders of them, or globs." },
    examples: {
      'hotpix merge a.state b.state --json result.json': 'make one Result of two scans',
      "hotpix merge 'shards/*.state' --html report.html": 'and of any number of them a page',
    },
    load: async () => (await import('./commands/merge.ts')).merge,
  },
  timeline: {
    summary: 'tell since when known defects are there',
    takes: { '[photographs...]': PHOTOGRAPHS },
    examples: {
      'hotpix timeline photos/ --map camera.json': 'follow the defects of a Result through the photographs',
      'hotpix timeline photos/ --map camera.json --json dated.json --html report.html':
        'keep what was found, and show it',
      'hotpix timeline photos/ --map .badpixels --report dcraw=dated.badpixels': 'write the dates into a list',
    },
    load: async () => (await import('./commands/timeline.ts')).timeline,
  },
  inspect: {
    summary: 'show what the decoder sees in a file',
    takes: {
      '<files...>':
        "Photographs: files, folders, globs such as 'photos/*.dng', or addresses such as 's3://bucket/photos'.",
    },
    examples: {
      'hotpix inspect IMG_0001.CR2': 'show camera, size, levels and exposure of a file',
      'hotpix inspect photos/': 'show them of all files in a folder',
    },
    load: async () => (await import('./commands/inspect.ts')).inspect,
  },
  history: {
    summary: 'keep Results, and tell what becomes of the defects of each camera from scan to scan',
    takes: {
      '<add|list|show|accept|index>':
        "add Results; list the cameras; show one of them; accept, as 'hotpix accept' does, what its last scan found; or make the index anew.",
      '[results...|camera]':
        "Of add: files that 'hotpix scan --json' wrote, folders of them, or globs. Of show and accept: a camera, by any part of its name in the list.",
    },
    examples: {
      'hotpix history add january.json --history qa-history': 'keep a Result; scan --history does so by itself',
      'hotpix history list --history qa-history --since 2026-01-01': 'a line per camera, with what is new since a date',
      'hotpix history show eos-r5 --history qa-history --pitch 4.4': 'all of a camera, and how fast it grows',
      'hotpix history show --history qa-history --html history.html': 'a page of all cameras',
    },
    load: async () => (await import('./commands/history/history.ts')).history,
  },
  serve: {
    summary: 'serve the pages of a history, on this machine alone unless told otherwise',
    takes: {},
    examples: {
      'hotpix serve --history qa-history': 'serve it at http://127.0.0.1:4687/, to read, until Ctrl-C',
      'hotpix serve --history qa-history --host qa.example.com --port 8080': 'serve it to others, by that name',
    },
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  farm: {
    summary: 'scan on many machines, whichever of them die',
    takes: {
      '<submit|worker|status|cancel>':
        'submit photographs; be a worker, until Ctrl-C; tell how far the runs of a store are, or one of them; take a run out of the queue.',
      '[photographs...|run]': `Of submit: ${PHOTOGRAPHS} Of status and cancel: a run, by the beginning of its name.`,
    },
    examples: {
      'hotpix farm worker --queue redis://queue --store /mnt/farm': 'scan what is submitted, on each of many machines',
      'hotpix farm submit photos/ --queue redis://queue --store /mnt/farm --wait --html report.html':
        'divide a scan among them, and write its page',
      'hotpix farm status --queue redis://queue --store /mnt/farm': 'tell how far it is',
    },
    verbs: farmVerbs(PHOTOGRAPHS),
    load: async () => (await import('./commands/farm/farm.ts')).farm,
  },
  init: {
    summary: 'write a config to start from, in TypeScript, JSON or YAML',
    takes: {},
    examples: {
      'hotpix init': 'write hotpix.config.ts',
      'hotpix init --format yaml': 'write hotpix.config.yaml',
    },
    load: async () => (await import('./commands/init.ts')).init,
  },
};

/** The arguments of a command in one line, as they stand behind its name. */
export const argumentsOf = (name: CommandName): string => Object.keys(COMMANDS[name].takes).join(' ');
