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
      'POST /remotecluster/:remote_id/channels/:channel_id/invite',
      'POST /remotecluster/:remote_id/channels/:channel_id/uninvite',
    ],
  },
  {
    // What another server says with the token of an invitation: without a licence no token is one.
    ...SHARED,
    id: 'api.context.session_expired.app_error',
    message: 'Only a server that was invited may say this.',
    status: 401,
    isPublic: true,
    routes: [
      'POST /remotecluster/ping',
      'POST /remotecluster/msg',
      'POST /remotecluster/confirm_invite',
      'POST /remotecluster/upload/:remote_id',
      'POST /remotecluster/:user_id/image',
    ],
  },
];
