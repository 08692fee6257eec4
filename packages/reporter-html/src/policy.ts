/** What a page that shows a report in a frame must allow, since the frame comes under its content security policy, too. */
import { scriptHash, styleHash } from './generated/page.ts';

/** Sources of a content security policy. */
export const REPORT_POLICY = {
  'script-src': `'${scriptHash}'`,
  'style-src': `'${styleHash}'`,
  'img-src': 'data: blob:',
} as const;
