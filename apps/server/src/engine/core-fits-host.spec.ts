import { describe, expect, it } from '@jest/globals';
import type { Core } from '@patchbay/core';
import type { DesiredPlugins, PluginLedger } from '@patchbay/host';

// The core may not import the host, so it says the same shapes once more; here the compiler sees both.
type Fits<Wanted, Given extends Wanted> = Given;
type Checked = [Fits<DesiredPlugins, Core['plugins']>, Fits<PluginLedger, Core['ledger']>];

describe('what the core keeps for the host', () => {
  it('has the shapes that the host asks for', () => {
    const checked: Checked | undefined = undefined;
    expect(checked).toBeUndefined();
  });
});
