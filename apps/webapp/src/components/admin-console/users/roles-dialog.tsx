import { Client4 } from 'mattermost-redux/client';
import { useState } from 'react';
import { Text } from '../../../i18n/text.tsx';
import { FormDialog } from '../../dialog/form-dialog.tsx';
import type { AccountDialogProps } from './account-dialog.tsx';

const ADMIN = 'system_admin';
const MEMBER = 'system_user';
/** What may be given beside the two, in order. */
const extras = ['system_user_access_token', 'system_post_all', 'system_post_all_public'] as const;

/** Who is an administrator, and who may use tokens and post where they are not. Other roles stay as they are. */
export function RolesDialog({ account, onDone, onClose }: AccountDialogProps) {
  const [roles, setRoles] = useState<readonly string[]>(() => account.roles.split(' ').filter(Boolean));
  const isAdmin = roles.includes(ADMIN);
  const set = (role: string, isOn: boolean) =>
    setRoles([...roles.filter((each) => each !== role), ...(isOn ? [role] : [])]);
  return (
    <FormDialog
      title={<Text id="users.rolesTitle" values={{ name: account.username }} />}
      confirm={<Text id="save" />}
      send={() =>
        Client4.updateUserRoles(
          account.id,
          [...new Set([...(account.roles.includes('system_guest') ? [] : [MEMBER]), ...roles])].join(' '),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <fieldset className="choices">
        <legend>
          <Text id="users.rolesWhat" />
        </legend>
        <label className="check">
          <input type="radio" name="role" checked={!isAdmin} onChange={() => set(ADMIN, false)} />
          <span>
            <Text id="users.member" />
            <small>
              <Text id="users.memberText" />
            </small>
          </span>
        </label>
        <label className="check">
          <input type="radio" name="role" checked={isAdmin} onChange={() => set(ADMIN, true)} />
          <span>
            <Text id="users.admin" />
            <small>
              <Text id="users.adminText" />
            </small>
          </span>
        </label>
      </fieldset>
      {!isAdmin && (
        <fieldset className="choices">
          <legend>
            <Text id="users.rolesExtra" />
          </legend>
          {extras.map((role) => (
            <label key={role} className="check">
              <input
                type="checkbox"
                checked={roles.includes(role)}
                onChange={(event) => set(role, event.target.checked)}
              />
              <span>
                <Text id={`users.extra.${role}`} />
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </FormDialog>
  );
}
