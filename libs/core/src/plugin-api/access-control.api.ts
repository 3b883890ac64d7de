import type { API, PropertyFieldSearchOpts } from '@patchbay/contract';
import { refuse, type RefusalId } from '../errors.ts';
import { fill } from '../model/fill.ts';
import type { ApiScope } from './api-scope.ts';

type Methods = Pick<
  API,
  | 'EvaluateAccessControl'
  | 'SaveAccessControlPolicy'
  | 'GetAccessControlPolicy'
  | 'DeleteAccessControlPolicy'
  | 'CheckAccessControlExpression'
  | 'QueryUsersForAccessControlExpression'
  | 'GetAccessControlFieldsAutocomplete'
  | 'GetAccessControlVisualAST'
>;

const GROUP = 'access_control';
/** Fields that an editor offers at once. */
const MOST_FIELDS = 100;

/**
 * Policies of access control need a licence, and nobody can make one here: no policy governs anything, which is what the
 * evaluation says, so that plugins go by their own defaults.
 */
export function accessControlApi({ core }: ApiScope): Methods {
  const unlicensed = (id: RefusalId, where: string) => () => Promise.reject(refuse(id, where));
  return {
    EvaluateAccessControl: () => Promise.resolve({ decision: true, context: { reason: 'no_policy' } }),
    SaveAccessControlPolicy: unlicensed(
      'app.pap.create_access_control_policy.app_error',
      'CreateAccessControlPolicy',
    ),
    GetAccessControlPolicy: unlicensed('app.pap.get_policy.app_error', 'GetPolicy'),
    DeleteAccessControlPolicy: unlicensed(
      'app.pap.delete_access_control_policy.app_error',
      'DeleteAccessControlPolicy',
    ),
    CheckAccessControlExpression: unlicensed('app.pap.check_expression.app_error', 'CheckExpression'),
    QueryUsersForAccessControlExpression: unlicensed('app.pap.check_expression.app_error', 'TestExpression'),
    GetAccessControlVisualAST: unlicensed(
      'app.pap.expression_to_visual_ast.app_error',
      'ExpressionToVisualAST',
    ),
    /** Fields are properties, which there are without a licence. */
    GetAccessControlFieldsAutocomplete: async (_actingUserId, after, limit) => {
      const group = await core.propertyFields.registerGroup(GROUP);
      const start = after === '' ? undefined : await core.propertyFields.get(group.id, after);
      return core.propertyFields.search(
        group.id,
        fill<PropertyFieldSearchOpts>('model.PropertyFieldSearchOpts', {
          PerPage: Math.max(1, Math.min(limit, MOST_FIELDS)),
          ...(start ? { Cursor: { PropertyFieldID: start.id, CreateAt: start.create_at, UpdateAt: 0 } } : {}),
        }),
      );
    },
  };
}
