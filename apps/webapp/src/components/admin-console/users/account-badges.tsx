import { isGuest, isSystemAdmin } from 'mattermost-redux/utils/user_utils';
import { Text } from '../../../i18n/text.tsx';
import type { Account } from '../../../rest/accounts.ts';

/** The role in a word, and whether the account is deactivated. */
export function AccountBadges({ account: { roles, deleteAt, isBot } }: { account: Account }) {
  return (
    <>
      {isSystemAdmin(roles) && (
        <span className="tag">
          <Text id="users.admin" />
        </span>
      )}
      {isGuest(roles) && (
        <span className="tag">
          <Text id="users.guest" />
        </span>
      )}
      {isBot && (
        <span className="tag">
          <Text id="users.bot" />
        </span>
      )}
      {deleteAt > 0 && (
        <span className="tag tag--warn">
          <Text id="users.inactive" />
        </span>
      )}
    </>
  );
}
