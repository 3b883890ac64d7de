import { z } from 'zod';
import { settingsSchema } from './settings-schema.ts';

/** The server half: one executable per platform, or one for all. */
const manifestServer = z.object({
  executables: z
    .record(z.string(), z.string())
    .optional()
    .describe('Path of the executable per "<GOOS>-<GOARCH>", relative to the bundle.'),
  executable: z
    .string()
    .default('')
    .describe('Path of the executable when `executables` has none for the platform, relative to the bundle.'),
  runtime: z
    .string()
    .optional()
    .describe(
      'Addition of Patchbay: what runs an executable that is a script. "node": the Node of the server itself; "python": a virtual environment in the bundle, or python3. Mattermost ignores it.',
    ),
});

/** The web half: one script, whose whole directory is served. */
const manifestWebapp = z.object({
  bundle_path: z
    .string()
    .default('')
    .describe('Path of the script, relative to the bundle; its whole directory is served.'),
});

/**
 * The plugin manifest under its JSON names (contract: server-plugins §1). Fields that Mattermost always writes
 * have a value after parsing; the others are absent when the author left them out.
 */
export const manifestSchema = z.object({
  id: z
    .string()
    .default('')
    .describe('Unique id, 3 to 190 of the characters a-z A-Z 0-9 - _ . ; lower-cased.'),
  name: z.string().default('').describe('The name that people see.'),
  description: z.string().optional().describe('What the plugin does.'),
  homepage_url: z.string().optional().describe('http(s) address of the project.'),
  support_url: z.string().optional().describe('http(s) address where problems are reported.'),
  release_notes_url: z.string().optional().describe('http(s) address of the change log.'),
  icon_path: z.string().optional().describe('Path of an SVG icon, relative to the bundle.'),
  version: z.string().default('').describe('Strict semantic version: x.y.z, without a leading v.'),
  min_server_version: z.string().optional().describe('Oldest server version that can run the plugin, x.y.z.'),
  server: manifestServer.optional().describe('The server half.'),
  webapp: manifestWebapp.optional().describe('The web half.'),
  settings_schema: settingsSchema.optional().describe('What the System Console offers to set.'),
  user_filtering: z
    .boolean()
    .optional()
    .describe('false: an administrator cannot keep the plugin to some people; it is for everybody.'),
  props: z.record(z.string(), z.unknown()).optional().describe('Free data that other plugins can read.'),
});

export type Manifest = z.output<typeof manifestSchema>;
export type ManifestServer = z.output<typeof manifestServer>;
export type ManifestWebapp = z.output<typeof manifestWebapp>;
