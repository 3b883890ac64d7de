import type { Refusals } from './refusals.ts';

/** What needs a licence, as a Team Edition answers plugins about it; and pushes. */
export const unlicensed = {
  'app.pap.create_access_control_policy.app_error': [501, 'Policies of access control need a licence.'],
  'app.pap.get_policy.app_error': [501, 'Policies of access control need a licence.'],
  'app.pap.delete_access_control_policy.app_error': [501, 'Policies of access control need a licence.'],
  'app.pap.check_expression.app_error': [501, 'Policies of access control need a licence.'],
  'app.pap.expression_to_visual_ast.app_error': [501, 'Policies of access control need a licence.'],
  'api.restricted_system_admin': [403, 'This is not open to administrators of this server.'],
  'api.license.request-trial.bad-request.terms-not-accepted': [400, 'The terms must be accepted.'],
  'api.license.request-trial.bad-request': [400, 'A trial is for one or more users.'],
  'api.license.request_trial_license.app_error': [
    400,
    'This server has no licence and takes none: there is nothing to try.',
  ],
  'api.push_notifications.message.parse.app_error': [400, 'There is no notification to push.'],
} as const satisfies Refusals;
