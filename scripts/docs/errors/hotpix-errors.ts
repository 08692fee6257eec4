import type { ErrorCode } from '@hotpix/result';
import type { Rows } from './row.ts';

/** Of a HotpixError, and of the rows of files that failed. */
export const HOTPIX_ERRORS: Rows<ErrorCode> = {
  aborted: {
    means: 'The run was stopped, by Ctrl-C or by the `signal` of the caller.',
    do: 'Run it again. With `--state` a scan resumes where it was; with `--resume` a repair does.',
  },
  badAnswer: {
    means:
      'A plugin answered a hook with something that the hook does not ask for. `details` has what was `expected` and what `came`.',
    do: 'Update or remove the plugin that is named, or report it to its author. For a plugin of your own, run the test kit, `@hotpix/core/testing`.',
  },
  badDecisions: {
    means:
      'A file holds no decisions on defects, or others than this version reads, or one of them is not as it must be.',
    do: 'Correct the place that the message names, or write the file anew: `hotpix accept result.json --baseline accepted.json`.',
  },
  badFarm: {
    means:
      'The queue or the store of a farm cannot be used, or a run of it failed: the message says why. It never shows the password of an address.',
    do: 'Check the address and whether its server runs. Submit again: what is done is not done again.',
  },
  badFrame: {
    means:
      'A decoder made a frame that contradicts itself, such as one with fewer samples than pixels. The file is not to blame.',
    do: 'Report the decoder and the file to the author of the decoder.',
  },
  badHistory: {
    means:
      'A history cannot be opened, asked or added to: the message says what is in the way. It never shows the address of a database.',
    do: 'Check the folder, or the address of the database and whether its server runs; a password may come from PGPASSWORD or ~/.pgpass. Add Results of photographs alone.',
  },
  badPatch: {
    means: 'A fixer proposed a sample outside of the picture, or a value outside of its range.',
    do: 'Report it to the author of the plugin that is named.',
  },
  badPlace: {
    means:
      'A place of photographs or of a store is none: its address begins with something else, its bucket does not exist, or it cannot do what is asked of it, as HTTP lists and takes nothing. Also a key that would lead out of it.',
    do: 'Check the address: a folder, `s3://bucket/prefix`, `https://` or `http://`.',
  },
  badPlugin: {
    means: 'A plugin has another shape than plugins have. `details` has what was `expected` and what `came`.',
    do: 'Correct the plugin in the config, or update it.',
  },
  badResult: {
    means: 'A file or value is no Result, or it is one of a newer version of hotpix, or damaged.',
    do: 'Write it anew: `hotpix scan photos/ --json result.json`. For a Result of a newer version, update hotpix.',
  },
  badState: {
    means:
      'A file is no State, it is damaged, or other plugins or another version made it, so that photographs cannot be added to it.',
    do: 'Scan the photographs again: `hotpix scan photos/ --state photos.state`.',
  },
  changedFile: {
    means: 'A photograph that the State has counted has other bytes now. What was counted cannot be taken out again.',
    do: 'Restore the file, or start a new State: delete the old one, or name another with `--state`.',
  },
  changedObject: {
    means:
      'An object on a server has another ETag or size than when it was first looked at: it was replaced while hotpix ran.',
    do: 'Run again when nobody writes there.',
  },
  crashed: {
    means:
      'The process that decoded the photograph ended, or froze, in three tries on a farm, each of which decoded it alone.',
    do: 'Leave it out, or convert it, and report it to the author of the decoder.',
  },
  digitalZoom: {
    means: 'The photograph is enlarged by digital zoom. Its pixels are not where the sensor has them.',
    do: 'Use photographs without digital zoom. Such a photograph cannot be repaired by a map of the sensor.',
  },
  duplicateName: {
    means: 'Two plugins have one name.',
    do: 'Remove one of them, or rename it.',
  },
  duplicatePath: {
    means: 'A photograph was given twice, or lies in two States that are merged and differs.',
    do: 'Give each photograph once.',
  },
  emptyFile: {
    means: 'The file has no bytes.',
    do: 'Copy it from the card again, or leave it out.',
  },
  frozen: {
    means: 'A plugin was added after the pipeline had run.',
    do: 'Add all plugins before the first scan, or make a new pipeline with `createHotpix`.',
  },
  incompatibleStates: {
    means: 'The States hold statistics of other plugins, versions or sizes, and cannot be merged.',
    do: 'Scan all parts with one version of hotpix and one config, then merge.',
  },
  longObject: {
    means: 'An object on a server has more than 1 GiB, or its body does not end.',
    do: 'Leave it out.',
  },
  missingStatistics: {
    means: 'A ranker needs the statistics of another plugin, which is not there. `details.needed` names it.',
    do: 'Add that plugin to the pipeline, and scan again.',
  },
  neverSettled: {
    means: 'A plugin promised an answer and can never give it: nothing is left that would.',
    do: 'Report it to the author of the plugin that the message names.',
  },
  noList: {
    means:
      "The Result cannot be written as another program's list: it has no photographs or no verdict, is of pictures where the program repairs raw files, or has defects for which the format has no words.",
    do: 'Scan the files that the list is for, or choose [another format](defect-maps.md).',
  },
  noObject: {
    means: 'A server has no object of that name.',
    do: 'Check the address; names are case-sensitive.',
  },
  notAPhotograph: {
    means: 'No decoder knows this kind of file.',
    do: 'Leave it out, convert it to DNG, TIFF, PNG or JPEG, or add [a plugin](writing-a-plugin.md) that decodes it.',
  },
  notRepairable: {
    means: 'No plugin writes files of this kind. `details.plugins` names those that were asked.',
    do: 'Convert the photograph to PNG or TIFF, scan and repair that, or add a plugin that writes it.',
  },
  otherDark: {
    means: 'The dark frames are of another camera or size, or show a scene.',
    do: 'Put the cap on, photograph dark frames with this camera, and scan them with `--capture dark --state dark.state`.',
  },
  otherWorker: {
    means:
      'A worker of a farm has another version of hotpix, other plugins or another store than the machine that submitted. `details` has what was `expected` and what `came`.',
    do: 'Install the same versions on all machines, and start workers with the config and the store of the machine that submits.',
  },
  panorama: {
    means: 'The photograph was put together from several. Its pixels are not where the sensor has them.',
    do: 'Use single photographs. A panorama cannot be repaired by a map of the sensor.',
  },
  pluginFailed: {
    means: 'A plugin threw an error of its own. The message is its; `plugin` and `hook` say where.',
    do: 'Report it to the author of the plugin, with the file if it is of one file.',
  },
  refused: {
    means:
      'A decoder or writer knows this kind of file and cannot take this one: it is damaged, cut short, or stored in a way that is not read. The message says which.',
    do: 'Do what the message says: mostly copy the file again, or convert it to DNG or an ordinary TIFF.',
  },
  repaired: {
    means: 'The file is a copy that hotpix repaired. Its defects are gone, so that it tells nothing of the camera.',
    do: 'Use its original.',
  },
  tooLarge: {
    means: 'The picture has more pixels than are allowed, which guards against files that lie about their size.',
    do: 'If the picture is real, allow more with `--max-pixels`.',
  },
  tooLittleMemory: {
    means:
      'The budget of memory, or four fifths of what the machine has, does not hold the numbers of each pixel of a camera and one photograph, beside those of the cameras before it; `details.needed` has the bytes that would. Only the photographs of that camera fail. Or the machine gives no memory, and there are no details.',
    do: 'Allow more with `--memory`, or leave it out.',
  },
  tooManyDefects: {
    means: 'The defects cover more than a quarter of the picture, which leaves too little to repair them from.',
    do: 'Check that the map is of this camera. Scan again with a smaller `--expected-false`.',
  },
  tooManyFrames: {
    means:
      'There are more photographs than an accumulator can count without overflow. `details.capacity` has the most.',
    do: 'Scan fewer photographs at once, each part with a State and a Result of its own.',
  },
  tookTooLong: {
    means: 'A file was not decoded in time.',
    do: 'On a slow machine, or for very large files, allow more with `--timeout`. Otherwise leave the file out.',
  },
  unknownKey: {
    means: 'A plugin has a key that no plugin has. `details.valid` lists the keys.',
    do: 'Correct the spelling of the key.',
  },
  unknownReporter: {
    means: 'No reporter has that name.',
    do: 'Choose one of the reporters that the message lists, or add the plugin that has it.',
  },
  unreachable: {
    means:
      'A server did not answer, broke off, or refused, also when it was asked again. The message has its status or the error of the network, and never what is secret in an address.',
    do: 'For a refusal check the credentials; otherwise whether the server runs and can be reached. Run again: with `--state` a scan resumes where it was.',
  },
  unreadable: {
    means:
      'The file could not be read, or every decoder that knows its kind refused it. `details.reasons` has all reasons.',
    do: 'Check that the file exists, that you may read it, and that it is whole; copy it from the card again.',
  },
};
