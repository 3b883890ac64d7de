import type { Core } from '@patchbay/core';
import type { PluginHost } from '@patchbay/host';
import { readFile } from 'node:fs/promises';
import { hostname, totalmem, cpus } from 'node:os';
import { serverVersion } from '@patchbay/contract';
import type { SystemParts } from '../system/system-parts.ts';

/** A file of the archive, under its name in it. */
export interface SupportFile {
  readonly name: string;
  readonly body: Uint8Array;
}

export interface SupportSources {
  readonly core: Core;
  readonly host: PluginHost;
  readonly parts: SystemParts;
}

type Maker = (sources: SupportSources) => Promise<unknown>;

/** JSON is YAML: the names are Mattermost's, so that its tools open them. */
const MAKERS: Readonly<Record<string, Maker>> = {
  'metadata.yaml': async ({ core }) => ({
    version: 1,
    server_version: serverVersion,
    server_id: await core.system.diagnosticId(),
    generated_at: Date.now(),
    type: 'support-packet',
  }),
  'stats.yaml': ({ core }) => core.analytics.summary(),
  'diagnostics.yaml': async ({ core, parts }) => ({
    server: {
      os: process.platform,
      architecture: process.arch,
      hostname: hostname(),
      cpu_cores: cpus().length,
      total_memory_mb: Math.round(totalmem() / 1024 / 1024),
      process_id: process.pid,
      started_at: new Date(Date.now() - process.uptime() * 1000).toISOString(),
      memory_mb: Math.round(process.memoryUsage.rss() / 1024 / 1024),
      version: serverVersion,
      node_version: process.version,
    },
    database: { status: (await core.system.isHealthy()) ? 'OK' : 'FAIL' },
    log: { file: parts.logFile !== undefined },
  }),
  'sanitized_config.json': async ({ core }) => core.config.sanitized(),
  'plugins.json': async ({ host }) => {
    const { active, inactive } = host.list();
    return { enabled: active, disabled: inactive, statuses: host.statuses() };
  },
  'database_schema.yaml': async ({ core }) => ({ migrations: await core.system.appliedMigrations() }),
  'jobs.yaml': async () => ({}),
};

/** What the server itself has to say. What cannot be made is told in the second list. */
export async function serverFiles(
  sources: SupportSources,
  withLogs: boolean,
): Promise<{ files: SupportFile[]; warnings: string[] }> {
  const files: SupportFile[] = [];
  const warnings: string[] = [];
  const add = async (name: string, make: () => Promise<Uint8Array>) => {
    try {
      files.push({ name, body: await make() });
    } catch (error) {
      warnings.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  for (const [name, make] of Object.entries(MAKERS))
    await add(name, async () => Buffer.from(JSON.stringify(await make(sources), undefined, 2)));
  const { logFile } = sources.parts;
  if (withLogs && logFile !== undefined) await add('mattermost.log', () => readFile(logFile));
  return { files, warnings };
}
