import type { InsufficientCode, RefusalCode, SetAsideCode } from '@hotpix/result';
import type { Rows } from './row.ts';

/** Of the rows of files that are set aside. */
export const SET_ASIDE: Rows<SetAsideCode> = {
  copy: {
    means: 'Another file has the same bytes, and is counted. A photograph that counted twice would vouch for itself.',
    do: 'Nothing: leaving it out changes nothing.',
  },
  digitalZoom: {
    means: 'The camera enlarged a part of the picture. Its pixels are not where the sensor has them.',
    do: 'Photograph without digital zoom.',
  },
  notAPhotograph: {
    means: 'A file that lay in a folder or matched a glob is of a kind that no decoder knows.',
    do: 'Nothing, if it is no photograph. A file that is named by itself counts as failed instead.',
  },
  otherCamera: {
    means:
      'The file is of another camera, size or kind than the set. The Result is of the camera with the most photographs.',
    do: 'Scan it with its like, or give each camera a Result with `--group`.',
  },
  panorama: {
    means: 'The picture was put together from several, or is as long as only panoramas are.',
    do: 'Use single photographs.',
  },
  repaired: {
    means: 'hotpix wrote the file: it is a repaired copy, in which the defects of the camera are gone.',
    do: 'Nothing: scan its original.',
  },
};

/** Of a Result that is insufficient. */
export const INSUFFICIENT: Rows<InsufficientCode> = {
  blind: {
    means: 'No pixel can be told from chance. The photographs are too few, or clipped all over.',
    do: 'Add photographs of other scenes.',
  },
  noPhotographs: {
    means: 'No file could be used.',
    do: 'Look at the reasons in the rows of the files.',
  },
  tooFewPhotographs: {
    means: 'There is a single photograph of a scene, which cannot tell a defect from what was photographed.',
    do: 'Add photographs of other scenes. If it is a dark frame or a flat field, say so with `--capture dark` or `--capture flat`.',
  },
};

/** Of a Result that is refused. */
export const REFUSED: Rows<RefusalCode> = {
  artefacts: {
    means: 'The pictures have printed matter in common, such as letters, bars or icons. They look like screenshots.',
    do: 'Use photographs as the camera wrote them.',
  },
  captureMode: {
    means: 'At least half of what was said to be dark frames or flat fields shows a scene.',
    do: 'Leave `--capture` out, or photograph dark frames or flat fields.',
  },
  forced: {
    means: 'A saved Result is complete only because `--force` made it so. It is no verdict.',
    do: 'Scan photographs that give a verdict. With `--force` the Result counts as one.',
  },
  independentScenes: {
    means: 'The photographs show nearly the same scene. Its details cannot be told from defects.',
    do: 'Add photographs of other scenes, or move the camera between them.',
  },
  stillLights: {
    means: 'Stars or lamps stand still in the photographs. They cannot be told from defects.',
    do: 'Add photographs between which the camera moved by ten pixels or more.',
  },
};
