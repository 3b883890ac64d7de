import { describe, expect, it } from '@jest/globals';
import { DEFAULT_BUNDLE_LIMITS } from '@patchbay/bundle';
import { patchbayDefaults, type Core } from '@patchbay/core';
import { DEFAULT_HOST_SETTINGS, type DesiredPlugins, type PluginLedger } from '@patchbay/host';

// The core may not import the host, so it says the same shapes once more; here the compiler sees both.
type Fits<Wanted, Given extends Wanted> = Given;
type Checked = [Fits<DesiredPlugins, Core['plugins']>, Fits<PluginLedger, Core['ledger']>];

describe('what the core keeps for the host', () => {
  it('has the shapes that the host asks for', () => {
    const checked: Checked | undefined = undefined;
    expect(checked).toBeUndefined();
  });

  it('starts from the same settings', () => {
    const ours = patchbayDefaults();
    expect(ours).toMatchObject({
      MaxBundleBytes: DEFAULT_BUNDLE_LIMITS.packedBytes,
      MaxUnpackedBytes: DEFAULT_BUNDLE_LIMITS.unpackedBytes,
      MaxBundleEntries: DEFAULT_BUNDLE_LIMITS.entries,
      MaxBundleRatio: DEFAULT_BUNDLE_LIMITS.ratio,
      PluginVersionsKept: DEFAULT_HOST_SETTINGS.versionsKept,
      PluginLogLinesPerSecond: DEFAULT_HOST_SETTINGS.logLinesPerSecond,
    });
    expect(ours.HealthWindowSeconds * 1000).toBe(DEFAULT_HOST_SETTINGS.healthWindowMs);
  });
});
