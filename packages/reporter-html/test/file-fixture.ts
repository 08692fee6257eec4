/** The files of the fixtures. */
import type { FileRow } from '@hotpix/result';
import { CAMERA, FRAME } from './camera-fixture.ts';

/** Files that were read and counted. */
export function usedFiles(number: number): FileRow[] {
  return Array.from({ length: number }, (_, i) => ({
    path: `photos/holiday-2004/CRW_${String(1380 + i)}.CRW`,
    status: 'used' as const,
    sha256: (i + 1).toString(16).padStart(64, 'c0ffee'),
    decoder: 'raw',
    camera: CAMERA,
    width: FRAME.width,
    height: FRAME.height,
    exposure: [1 / 500, 1 / 60, 1 / 8, 0.5, 2][i % 5],
    iso: [50, 100, 200, 400][i % 4],
    taken: `2004-07-${String(1 + i).padStart(2, '0')}T14:51:12`,
  }));
}

/** Two that were set aside, and two that failed. */
export function unusedFiles(): FileRow[] {
  const other = { make: 'NIKON CORPORATION', model: 'NIKON D3200', serial: '2023456' };
  return [
    {
      path: 'photos/holiday-2004/DSC_0423.NEF',
      status: 'setAside',
      code: 'otherCamera',
      reason:
        'it is of NIKON CORPORATION NIKON D3200 no. 2023456, 6080 x 4012; this Result is of Canon Canon PowerShot S40 no. 0420183377, 2312 x 1720',
      camera: other,
      width: 6080,
      height: 4012,
      exposure: 1 / 125,
      iso: 800,
    },
    {
      path: 'photos/holiday-2004/copy of CRW_1380.CRW',
      status: 'setAside',
      code: 'copy',
      reason: 'it is a copy of photos/holiday-2004/CRW_1380.CRW',
      camera: CAMERA,
    },
    {
      path: 'photos/holiday-2004/CRW_1404.CRW',
      status: 'failed',
      code: 'refused',
      reason: 'Expected a whole CRW file, got one that ends after 65,536 bytes. Copy it from the card again.',
    },
    {
      path: 'photos/holiday-2004/notes.txt',
      status: 'failed',
      code: 'unreadable',
      reason: 'no decoder knows this kind of file',
    },
  ];
}
