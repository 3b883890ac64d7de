import type { ApiName } from '@patchbay/contract';

/** What a Team Edition without a licence answers to a method of a licensed feature. */
export interface UnlicensedAnswer {
  readonly id: string;
  readonly status: number;
  readonly why: string;
}

const POLICIES = 'policies of access control need a licence';
const policy = (id: string): UnlicensedAnswer => ({ id, status: 501, why: POLICIES });

/** Methods that answer nothing else, by their names. */
export const UNLICENSED: Partial<Record<ApiName, UnlicensedAnswer>> = {
  SaveAccessControlPolicy: policy('app.pap.create_access_control_policy.app_error'),
  GetAccessControlPolicy: policy('app.pap.get_policy.app_error'),
  DeleteAccessControlPolicy: policy('app.pap.delete_access_control_policy.app_error'),
  CheckAccessControlExpression: policy('app.pap.check_expression.app_error'),
  QueryUsersForAccessControlExpression: policy('app.pap.check_expression.app_error'),
  GetAccessControlVisualAST: policy('app.pap.expression_to_visual_ast.app_error'),
  GetLDAPUserAttributes: {
    id: 'ent.ldap.disabled.app_error',
    status: 501,
    why: 'LDAP needs a licence',
  },
};

/** Methods that work, with something that a reader should know. */
export const NOTES: Partial<Record<ApiName, string>> = {
  GetLicense: 'nil: there is no licence',
  IsEnterpriseReady: 'false',
  GetCloudLimits: 'none: the server is not in the cloud',
  RequestTrialLicense: 'looks at who asks for what, then refuses: nobody here grants a licence',
  RegisterCollectionAndTopic: 'does nothing, as upstream, which has given it up',
  EvaluateAccessControl: 'says that no policy governs it, for nobody can make one',
  PublishPluginClusterEvent: 'a server alone tells nobody, as upstream',
  SendPushNotification: 'needs EmailSettings.PushNotificationServer',
  SendMail: 'needs EmailSettings.SMTPServer',
};
