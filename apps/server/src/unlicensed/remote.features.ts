import type { UnlicensedFeature } from './unlicensed-feature.ts';

const SHARED = {
  feature: 'Sharing channels with other servers',
  id: 'api.remote_cluster.service_not_enabled.app_error',
  status: 501,
};

/** Channels shared between servers (upstream: api4/remote_cluster.go). Plugins share them all the same, and what is shared can be seen. */
export const remoteFeatures: readonly UnlicensedFeature[] = [
  {
    ...SHARED,
    permission: 'manage_secure_connections',
    routes: [
      'GET /remotecluster',
      'POST /remotecluster',
      'POST /remotecluster/accept_invite',
      'GET /remotecluster/:remote_id',
      'PATCH /remotecluster/:remote_id',
      'DELETE /remotecluster/:remote_id',
      'POST /remotecluster/:remote_id/generate_invite',
      'GET /remotecluster/:remote_id/sharedchannelremotes',
    ],
  },
  {
    ...SHARED,
    permission: 'manage_shared_channels',
    routes: [
      'POST /remotecluster/:remote_id/channels/:channel_id/invite',
      'POST /remotecluster/:remote_id/channels/:channel_id/uninvite',
    ],
  },
];
