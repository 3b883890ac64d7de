import { beforeEach, describe, expect, it } from '@jest/globals';
import { SwitchedOffPlugins, localStorageOf } from './switched-off-plugins.ts';

beforeEach(() => localStorage.clear());

describe('the plugins that are switched off', () => {
  it('are known again after the page is loaded anew', () => {
    const before = new SwitchedOffPlugins(localStorage);
    before.set('b', true);
    before.set('a', true);
    before.set('b', false);
    expect(new SwitchedOffPlugins(localStorage).ids).toEqual(['a']);
  });

  it.each(['not json', '{"a":true}', '[1,null]', 'null'])('are none where what was kept is %s', (kept) => {
    localStorage.setItem('patchbay.pluginsOff', kept);
    expect(new SwitchedOffPlugins(localStorage).ids).toEqual([]);
  });

  it('hold for the page where the browser keeps nothing', () => {
    const forbidden = {
      getItem: () => {
        throw new Error('forbidden');
      },
      setItem: () => {
        throw new Error('forbidden');
      },
    } as unknown as Storage;
    const off = new SwitchedOffPlugins(forbidden);
    off.set('a', true);
    expect(off.has('a')).toBe(true);
    const asked = {
      get localStorage(): Storage {
        throw new Error('forbidden');
      },
    } as Window;
    expect(localStorageOf(asked)).toBeUndefined();
  });
});
