import { describe, expect, it } from '@jest/globals';
import { registryMethods } from './registry-methods.ts';

describe('the web registry', () => {
  it('has each method once', () => {
    const names = registryMethods.map((method) => method.name);
    expect(names).toContain('registerPostTypeComponent');
    expect(new Set(names).size).toBe(names.length);
  });

  it('describes the props of its own parameters only', () => {
    const strangers = registryMethods.flatMap((method) =>
      Object.keys(method.props ?? {}).filter((parameter) => !method.params.includes(parameter)),
    );
    expect(strangers).toEqual([]);
  });

  it('stores an entry in component lists or elsewhere, never in both', () => {
    expect(registryMethods.filter((method) => method.components && method.store)).toEqual([]);
  });

  it('gives an id for whatever lands in a component list, but for two that give an object', () => {
    const others = registryMethods.filter((method) => method.components && method.returns !== 'id');
    expect(others.map((method) => method.name)).toEqual([
      'registerPostDropdownSubMenuAction',
      'registerRightHandSidebarComponent',
    ]);
  });

  it('says since when, exactly or about', () => {
    expect(registryMethods.filter((method) => !/^(<=|>|~)?\d+\.\d+$/.test(method.since))).toEqual([]);
  });
});
