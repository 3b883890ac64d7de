import { describe, expect, it, jest } from '@jest/globals';
import type { UnknownAction } from 'redux';
import { createAppStore } from './store.ts';

const saved = { category: 'era', name: 'drink', user_id: 'u1', value: 'tea' };
const drink = (store: ReturnType<typeof createAppStore>) =>
  store.getState().entities.preferences.myPreferences['era--drink']?.value;

const save = (effect: () => unknown, rest: object = {}): UnknownAction => ({
  type: 'RECEIVED_PREFERENCES',
  data: [saved],
  meta: {
    offline: {
      effect,
      commit: { type: 'RECEIVED_PREFERENCES' },
      rollback: { type: 'DELETED_PREFERENCES', data: [saved] },
      ...rest,
    },
  },
});

const told = () => {
  let tell: (payload: unknown) => void = () => undefined;
  const payload = new Promise<unknown>((resolve) => (tell = resolve));
  return { payload, hear: (_result: unknown, given: unknown) => tell(given) };
};

describe('work that an action leaves to the store', () => {
  it('is done, also when a thunk within a thunk dispatched it, and what follows is told of the answer', async () => {
    const store = createAppStore();
    const { payload, hear } = told();
    const action = save(() => Promise.resolve('kept'), { commit: hear });
    const returned = store.dispatch((outer) => outer((inner) => inner(action)));
    expect(returned).toBe(action);
    expect(drink(store)).toBe('tea');
    await expect(payload).resolves.toBe('kept');
  });

  it('is taken back when it fails', async () => {
    const store = createAppStore();
    const isGone = new Promise<void>((resolve) =>
      store.subscribe(() => drink(store) === undefined && resolve()),
    );
    store.dispatch(save(() => Promise.reject(new Error('refused'))));
    expect(drink(store)).toBe('tea');
    await isGone;
  });

  it('may fail at once, and its plugin hears why', async () => {
    const { payload, hear } = told();
    const fail = () => {
      throw new Error('at once');
    };
    createAppStore().dispatch(save(fail, { rollback: hear }));
    await expect(payload).resolves.toEqual(new Error('at once'));
  });

  it('that is none changes nothing', () => {
    const store = createAppStore();
    const listener = jest.fn();
    store.subscribe(listener);
    for (const meta of [null, 7, { offline: null }, { offline: { effect: 'none' } }, { offline: true }]) {
      store.dispatch({ type: 'nothing', meta });
    }
    expect(listener).toHaveBeenCalledTimes(5);
  });
});
