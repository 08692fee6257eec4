import type { TransitionKind } from '@hotpix/history/pure';
import { element } from '../../dom/element.ts';
import { CHANGES } from '../model/words.ts';
import { changeSign } from './change-sign.ts';

/** Sign and name of a change. */
export function changeLabel(kind: TransitionKind): HTMLElement {
  return element('span', { class: 'kind' }, changeSign(kind), CHANGES[kind].name);
}
