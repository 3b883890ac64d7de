import type { MessageId } from '../../../i18n/catalogue.ts';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { NO_TEAM } from '../../../rest/accounts.ts';
import type { AccountFilter } from '../../../rest/accounts.ts';
import { TeamSelect } from '../teams/team-select.tsx';

interface AccountFiltersProps {
  filter: AccountFilter;
  onChange(filter: AccountFilter): void;
}

const roles: readonly { value: string; text: MessageId }[] = [
  { value: '', text: 'users.anyRole' },
  { value: 'system_admin', text: 'users.admins' },
  { value: 'system_user', text: 'users.members' },
  { value: 'system_guest', text: 'users.guests' },
];

const statuses: readonly { value: AccountFilter['status']; text: MessageId }[] = [
  { value: '', text: 'users.anyStatus' },
  { value: 'active', text: 'users.active' },
  { value: 'inactive', text: 'users.inactive' },
];

/** Which accounts are listed. */
export function AccountFilters({ filter, onChange }: AccountFiltersProps) {
  const text = useText();
  const set = (change: Partial<AccountFilter>) => onChange({ ...filter, ...change });
  return (
    <div className="filters">
      <input
        type="search"
        className="form-control filters__search"
        data-testid="accounts-search"
        placeholder={text('users.search')}
        aria-label={text('users.search')}
        value={filter.term}
        onChange={(event) => set({ term: event.target.value })}
      />
      <label className="inline-field">
        <Text id="users.role" />
        <select
          className="form-control"
          value={filter.role}
          onChange={(event) => set({ role: event.target.value })}
        >
          {roles.map((role) => (
            <option key={role.value} value={role.value}>
              {text(role.text)}
            </option>
          ))}
        </select>
      </label>
      <label className="inline-field">
        <Text id="users.status" />
        <select
          className="form-control"
          data-testid="accounts-status"
          value={filter.status}
          onChange={(event) => set({ status: event.target.value as AccountFilter['status'] })}
        >
          {statuses.map((status) => (
            <option key={status.value} value={status.value}>
              {text(status.text)}
            </option>
          ))}
        </select>
      </label>
      <TeamSelect
        value={filter.team}
        everything="users.anyTeam"
        others={[{ value: NO_TEAM, text: 'users.withoutTeam' }]}
        onChange={(team) => set({ team })}
      />
    </div>
  );
}
