import type { UsageCode } from '../../../packages/cli/src/usage-error.ts';
import type { Rows } from './row.ts';

const SCAN = 'Write one: `hotpix scan photos/ --json result.json`.';

/** Of the command line. */
export const USAGE_ERRORS: Rows<UsageCode> = {
  backupExists: {
    means:
      'With `--in-place` the original is kept as `*.original`, and a file of that name is there already: the photograph was repaired before, or the file is another one.',
    do: 'Rename the original back to repair it anew, or use `--resume` to leave such photographs alone. Move a file away that is none of hotpix.',
  },
  badOption: {
    means: 'An option or a key of the config has a value that it cannot have.',
    do: 'Give a value as the message or [configuration](configuration.md) says.',
  },
  badPlugin: {
    means: 'An entry of `plugins` in the config is no plugin, or has the name of another or of a built-in one.',
    do: 'Correct it as the message says; see [writing a plugin](writing-a-plugin.md).',
  },
  changedMeanwhile: {
    means: 'Another program changed the photograph while it was being repaired. Nothing was written.',
    do: 'Run again.',
  },
  configExists: {
    means: '`hotpix init` found a config, and does not write over it.',
    do: 'Edit the config that is there, or remove it first.',
  },
  emptyBaseline: {
    means: 'The baseline has no verdict on this camera, so that nothing can be new against it.',
    do: 'Scan photographs that give a verdict, and take that Result as the baseline.',
  },
  foreignConfig: {
    means:
      'A config that was found in a parent folder belongs to another user, or anybody may write to it. Its code would run as you.',
    do: 'Look at it, and name it by `--config` to run it all the same; or go without by `--no-config`.',
  },
  groupToPipe: {
    means:
      'With `--group` a reporter writes one file per camera; on the standard output they would run into each other.',
    do: 'Name a file for the report. Only `--json -` writes all cameras to the standard output.',
  },
  listOfOtherFiles: {
    means: 'The list of bad pixels is of files of another size or kind. Its positions mean other pixels here.',
    do: 'Scan photographs like this one for a map of their own.',
  },
  locked: {
    means: 'Another run writes this file. Two of them would lose what the other adds.',
    do: 'Wait until it ends. The lock of a run that ended on this machine is taken over; of a run on another machine that is gone, remove the hidden file that the message names.',
  },
  mapOfOtherCamera: {
    means: 'The map is of another camera than the photograph.',
    do: 'Use the map of this camera, or scan its photographs for one.',
  },
  mapOfOtherKind: {
    means:
      'The map is of the same camera, but of files of another size or kind. Positions differ between raw files and JPEGs.',
    do: 'Scan photographs like this one for a map of their own.',
  },
  mapWithoutVerdict: {
    means: 'The map has no verdict on this camera, so that there is nothing to repair by.',
    do: 'Scan more photographs of the camera, or other ones, until the scan gives a verdict.',
  },
  missingArgument: {
    means: 'The command needs an option or a file that is missing.',
    do: 'Give it, as in the example of the message.',
  },
  noDark: {
    means: 'The file of `--dark` does not exist.',
    do: 'Write one: `hotpix scan darks/ --capture dark --state dark.state`.',
  },
  noFiles: {
    means: 'No photographs were given.',
    do: 'Name files, folders or globs, or set `files` in the config.',
  },
  noMap: {
    means: 'The file of `--map` does not exist.',
    do: `Check the spelling. ${SCAN}`,
  },
  noResult: {
    means: 'The saved Result does not exist.',
    do: `Check the spelling. ${SCAN}`,
  },
  noRoom: {
    means:
      'The disk of the file of `--state` has less room than the State may take. What was gathered of other cameras is kept in it.',
    do: 'Make room, name a file on another disk, or leave `--state` out.',
  },
  noSuchCamera: {
    means: 'What was asked for is the name of no camera of the history, or of several.',
    do: 'Give more of its name, as `hotpix history list` has it.',
  },
  notAFile: {
    means: 'A path is no file that can be read: it is missing, a folder, a device or a pipe, or may not be read.',
    do: 'Check the spelling and the permissions.',
  },
  notAMap: {
    means: 'The file of `--map` is neither a saved Result nor a list of bad pixels that hotpix reads.',
    do: 'Use a Result, or one of [these formats](defect-maps.md).',
  },
  notComparable: {
    means: 'Two Results are compared that are of different cameras or sizes, or one of which has no verdict.',
    do: 'Compare Results of scans of one camera; `--force` takes those that were forced.',
  },
  notEachCamera: {
    means: 'With `--group` each camera is checked, and the saved Result set one aside.',
    do: 'Scan the photographs again with `--group`.',
  },
  nothingCounted: {
    means: 'The saved Result counts no photographs.',
    do: 'Scan the photographs again.',
  },
  nothingMatches: {
    means: 'A glob matches no file, or a folder holds none.',
    do: 'Check the spelling, and quote a glob if the shell should leave it alone.',
  },
  nothingToFollow: {
    means: 'No photograph is of a camera of the map, at its size and kind of file, or none could be read.',
    do: 'Name photographs of that camera, raw files for a map of raw files and JPEGs for one of JPEGs; or scan the photographs for a map of their own.',
  },
  nothingToRepairBy: {
    means: 'The photographs give no verdict, so that nothing is known to repair.',
    do: 'Repair them by the Result of an earlier scan of this camera: `--map result.json`.',
  },
  notInPlace: {
    means:
      'With `--in-place` a photograph stays what it is, and this one would become a file of another kind, or lies on a server, where nothing is written.',
    do: 'Use `--out` with a folder for the copies.',
  },
  notKept: {
    means: 'The history did not take a Result, or could not be asked about it. The reports are written all the same.',
    do: 'Mend what the message names, then add the Result that `--json` wrote: `hotpix history add result.json --history qa-history`.',
  },
  notServed: {
    means: '`hotpix serve` cannot listen at that address or port.',
    do: 'Choose another by `--host` or `--port`; `--port 0` takes any that is free.',
  },
  notThere: {
    means: 'Files or folders that were named do not exist.',
    do: 'Check the spelling.',
  },
  notWritable: {
    means:
      'The folder cannot be written to: there is no permission, the disk is full or read-only, or the path leads through a file.',
    do: 'Choose another folder, or make room.',
  },
  otherBaseline: {
    means: 'The baseline is of another camera.',
    do: 'Scan accepted photographs of this camera for a baseline.',
  },
  overDevice: {
    means: 'The file to write to is a device, a pipe or a socket.',
    do: 'Name a file, or `-` for the standard output where a report may go there.',
  },
  overFolder: {
    means: 'The file to write to is a folder.',
    do: 'Name a file in it.',
  },
  overInput: {
    means: 'The file to write to is an input, perhaps by a link or another spelling.',
    do: 'Choose another name. hotpix never writes over an input.',
  },
  overOriginals: {
    means: 'Repaired copies would lie in the place of their originals, or beside them.',
    do: 'Choose another folder for `--out`, or use `--in-place`, which keeps the originals.',
  },
  readOnly: {
    means: 'The file to write to is protected: nobody has permission to write to it.',
    do: 'Choose another name, or take the protection away.',
  },
  sameInput: {
    means: '`hotpix merge` is given one State twice.',
    do: 'Look whether another was meant, and name that; or leave the second one out.',
  },
  sameOutput: {
    means: 'Two outputs have one name.',
    do: 'Name another file for one of them.',
  },
  stopped: {
    means:
      'The run was stopped; the message says how far it was. What a scan counted so far is kept in the file of `--state`; what a repair wrote is whole.',
    do: 'Run the same command again to resume; of a repair with `--resume`. Without `--state` a scan begins anew.',
  },
  twoPlaces: {
    means: 'Both `--out` and `--in-place` say where repaired photographs go.',
    do: 'Leave one of them out.',
  },
  unknownOption: {
    means: 'The config has a key that hotpix does not know.',
    do: 'Correct its spelling; the message and [configuration](configuration.md) list the keys.',
  },
  unknownReporter: {
    means: 'No reporter has that name.',
    do: 'Choose one that the message lists, or add the plugin that has it to the config.',
  },
  unreadableConfig: {
    means:
      'The config cannot be read, or fails when it is run. That is so, too, where a plugin imports what is not installed in its folder, such as `@hotpix/core`.',
    do: 'Correct it as the message says. A plugin in a folder of its own needs `npm install @hotpix/core` there, or of a clone of hotpix `npm install path/to/hotpix/packages/core`; what `npm create hotpix-plugin` writes lists it. `import type` alone needs nothing.',
  },
  weakToken: {
    means: 'The token in HOTPIX_TOKEN is so short that it can be guessed.',
    do: 'Make one of at least 16 characters by chance, as `openssl rand -hex 32` does.',
  },
  wouldOverwrite: {
    means: 'A repaired copy would replace a file that is there already.',
    do: 'Remove the file, choose another `--out`, or allow it with `--overwrite`.',
  },
  wrongFile: {
    means:
      'A file that was given for one thing holds another, or cannot hold what was asked for. The message says why.',
    do: 'Do what the message says.',
  },
};
