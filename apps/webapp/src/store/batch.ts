import type { UnknownAction } from 'redux';
import { batchActions } from 'redux-batched-actions';

/** Several actions as one, so that nothing is drawn in between. */
export function batch(actions: UnknownAction[]): UnknownAction {
  return { ...batchActions(actions) };
}
