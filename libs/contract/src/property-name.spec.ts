import { describe, expect, it } from '@jest/globals';
import { isFlattened, propertyNameOf } from './property-name.ts';

describe('the property of a Go field', () => {
  it('is its JSON name', () => {
    expect(propertyNameOf({ name: 'CreateAt', type: 'int64', json: 'create_at' })).toBe('create_at');
  });

  it('is its Go name where JSON has none or leaves it out', () => {
    expect(propertyNameOf({ name: 'SessionId', type: 'string' })).toBe('SessionId');
    expect(propertyNameOf({ name: 'Filenames', type: 'model.StringArray', json: '-' })).toBe('Filenames');
  });
});

describe('an embedded struct', () => {
  it('gives its properties to its owner', () => {
    expect(isFlattened({ name: 'Draft', type: 'model.Draft', embedded: true })).toBe(true);
  });

  it('stays apart under a JSON name of its own', () => {
    expect(isFlattened({ name: 'Draft', type: 'model.Draft', embedded: true, json: 'draft' })).toBe(false);
    expect(isFlattened({ name: 'Draft', type: 'model.Draft' })).toBe(false);
  });
});
