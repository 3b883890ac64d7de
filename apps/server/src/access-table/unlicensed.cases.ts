import { unlicensedFeatures } from '../unlicensed/unlicensed-features.ts';
import { ADMIN, EVERYBODY, USERS, on, type AccessCase } from './access-case.ts';

/** Whatever the table's paths name, nothing of it needs to exist. */
const params = {
  remote_id: 'r'.repeat(26),
  report_id: 'r'.repeat(26),
  policy_id: 'p'.repeat(26),
  reviewer_id: 'v'.repeat(26),
  group_id: 'g'.repeat(26),
  field_id: 'f'.repeat(26),
  bookmark_id: 'b'.repeat(26),
  recap_id: 'c'.repeat(26),
  invoice_id: 'in_1',
  connection_id: 'o'.repeat(26),
  scheduled_post_id: 'd'.repeat(26),
  syncable_type: 'teams',
  group_name: 'custom',
  object_type: 'user',
  target_id: 't'.repeat(26),
  other_user_id: 'u'.repeat(26),
  syncable_id: 's'.repeat(26),
};

/** "Allowed" is to be told that it needs a licence. */
export const unlicensedCases: readonly AccessCase[] = unlicensedFeatures.flatMap(
  ({ routes, status, permission, isPublic }) =>
    routes.map((route) => {
      const allowed = isPublic ? EVERYBODY : permission === undefined ? USERS : ADMIN;
      return on(route, allowed, () => ({ params }), { ok: status });
    }),
);
