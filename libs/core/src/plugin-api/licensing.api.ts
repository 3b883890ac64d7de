import type { API } from '@patchbay/contract';
import { refuse } from '../errors.ts';
import type { ApiScope } from './api-scope.ts';

type Methods = Pick<API, 'RequestTrialLicense' | 'GetCloudLimits' | 'RegisterCollectionAndTopic'>;

/** Licences, of which there are none, and what hangs on them. */
export function licensingApi({ core }: ApiScope): Methods {
  const where = 'RequestTrialLicense';
  return {
    /** Looks at who asks for what, as upstream; then there is nobody who would grant it. */
    RequestTrialLicense: async (requesterId, users, termsAccepted) => {
      if (core.config.get().ExperimentalSettings.RestrictSystemAdmin === true)
        throw refuse('api.restricted_system_admin', where);
      if (!termsAccepted) throw refuse('api.license.request-trial.bad-request.terms-not-accepted', where);
      if (users === 0) throw refuse('api.license.request-trial.bad-request', where);
      await core.users.get(requesterId);
      throw refuse('api.license.request_trial_license.app_error', where);
    },
    /** A server that is not in the cloud has no limits of one. */
    GetCloudLimits: () => Promise.resolve({}),
    /** Upstream has given this up; plugins may still call it. */
    RegisterCollectionAndTopic: () => Promise.resolve(),
  };
}
