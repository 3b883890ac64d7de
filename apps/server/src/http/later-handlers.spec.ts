import { describe, expect, it } from '@jest/globals';
import { RouterExplorer } from '@nestjs/core/router/router-explorer.js';

describe('putting handlers together later', () => {
  it('still finds in Nest what it takes the place of', () => {
    expect(
      typeof (RouterExplorer.prototype as unknown as Record<string, unknown>)['createCallbackProxy'],
    ).toBe('function');
  });
});
