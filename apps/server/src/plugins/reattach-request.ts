import type { ReattachConfig } from '@patchbay/host';
import { parseManifest } from '@patchbay/manifest';
import type { Manifest } from '@patchbay/manifest';
import { z } from 'zod';
import type { JsonBody } from '../http/json-body.middleware.ts';
import { reattachConfigMissing, reattachManifestMissing, reattachRequestUnreadable } from './errors.ts';

/** Go's field names are the keys (contract: rest.json, `/plugins/reattach`); what is left out is zero, as in Go. */
const Request = z.object({
  Manifest: z.record(z.string(), z.unknown()).nullish(),
  PluginReattachConfig: z
    .object({
      Protocol: z.string().default(''),
      ProtocolVersion: z.int().default(0),
      Addr: z.object({ Name: z.string().default(''), Net: z.string().default('') }).prefault({}),
      Pid: z.int().default(0),
      Test: z.boolean().default(false),
    })
    .nullish(),
});

/** Throws 400 with Mattermost's ids for what cannot be read or is missing. */
export function readReattachRequest(body: JsonBody): { manifest: Manifest; config: ReattachConfig } {
  if ('error' in body) throw reattachRequestUnreadable(body.error);
  const parsed = Request.safeParse(body.value);
  if (!parsed.success) throw reattachRequestUnreadable(parsed.error.issues[0] ?? parsed.error);
  const { Manifest: manifest, PluginReattachConfig: config } = parsed.data;
  if (!manifest) throw reattachManifestMissing();
  if (!config) throw reattachConfigMissing();
  try {
    return { manifest: parseManifest(JSON.stringify(manifest), 'json', 'Manifest'), config };
  } catch (error) {
    throw reattachRequestUnreadable(error);
  }
}
