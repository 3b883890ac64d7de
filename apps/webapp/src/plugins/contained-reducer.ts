import type { Reducer, UnknownAction } from 'redux';

/**
 * A plugin's reducer, of which nothing reaches the store but its state: one that throws, or answers nothing, leaves the
 * slice as it was. Each such fault is reported, after the store has done with the action.
 */
export function containedReducer(
  reducer: Reducer<unknown>,
  failed: (error: unknown) => void,
): Reducer<unknown> {
  return (state: unknown, action: UnknownAction) => {
    let next: unknown;
    try {
      next = reducer(state, action);
    } catch (error) {
      later(() => failed(error));
      return state ?? null;
    }
    if (next === undefined) {
      later(() => failed(new Error(`The reducer answered nothing to ${String(action.type)}.`)));
      return state ?? null;
    }
    return next;
  };
}

/** In place of the reducer of a plugin that is gone: none of its code runs, and what it kept is there should it return. */
export const keptSlice: Reducer<unknown> = (state: unknown = null) => state;

/** While a reducer runs the store cannot be asked anything. */
function later(report: () => void): void {
  void Promise.resolve().then(report);
}
