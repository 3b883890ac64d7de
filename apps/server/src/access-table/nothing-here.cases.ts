import { ADMIN, TEAM, USERS, on, type AccessCase } from './access-case.ts';

const ofPolicy = () => ({ params: { policy_id: 'p'.repeat(26) }, body: { term: 'x' } });

export const nothingHereCases: readonly AccessCase[] = [
  on('GET /agents', USERS),
  on('GET /agents/status', USERS),
  on('GET /llmservices', USERS),
  on('POST /posts/rewrite', USERS, () => ({ body: { agent_id: 'a'.repeat(26) } }), { ok: 500 }),
  on('GET /teams/:team_id/channels/recommended', TEAM),
  on('GET /teams/:team_id/access_control/policy', ADMIN),
  on('GET /access_control_policies/cel/autocomplete/fields', ADMIN, () => ({ query: '?limit=10' })),
  on('POST /access_control_policies/:policy_id/resources/channels/search', ADMIN, ofPolicy),
  on('POST /data_retention/policies/:policy_id/teams/search', ADMIN, ofPolicy),
  on('POST /data_retention/policies/:policy_id/channels/search', ADMIN, ofPolicy),
];
