import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openCore, type Core } from '@patchbay/core';
import { DEFAULT_HOST_SETTINGS } from '@patchbay/host';
import { hostSettings } from './host-settings.ts';

const ADMIN = { userId: 'admin' };
const quiet = (): void => undefined;
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };

describe('the settings of the host', () => {
  let folder: string;
  let core: Core;

  const open = async (environment: Record<string, string> = {}) => {
    core = await openCore({ dataDir: folder, environment, logger });
    return hostSettings(core.config);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'patchbay-settings-'));
  });

  afterEach(async () => {
    await core.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are the defaults until somebody sets something', async () => {
    const settings = await open();
    expect(settings()).toEqual(DEFAULT_HOST_SETTINGS);
    expect(settings()).toBe(settings());
  });

  it('follow the configuration at once', async () => {
    const settings = await open();
    await core.config.patch(
      {
        PatchbaySettings: {
          MaxUnpackedBytes: 4_194_304,
          HealthWindowSeconds: 7,
          PluginOrder: ['Com.Example.B', 'com.example.a'],
          HookPolicies: { 'Com.Example.A': { MessageWillBePosted: 'closed' } },
          HookDeadlines: { MessageWillBePosted: 700 },
          TraceHooks: true,
        },
        PluginSettings: { EnableHealthCheck: false },
      },
      ADMIN,
    );
    expect(settings()).toMatchObject({
      limits: { unpackedBytes: 4_194_304, entryBytes: 1_048_576 },
      healthWindowMs: 7_000,
      healthChecks: false,
      order: ['com.example.b', 'com.example.a'],
      policies: { 'com.example.a': { MessageWillBePosted: 'closed' } },
      deadlinesMs: { MessageWillBePosted: 700 },
      traceHooks: true,
    });
  });

  it('take variables of the environment', async () => {
    const settings = await open({ MM_PATCHBAYSETTINGS_TRACEHOOKS: 'true' });
    expect(settings().traceHooks).toBe(true);
  });
});
