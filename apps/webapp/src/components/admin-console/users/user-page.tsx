import { useCallback, useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { getAccount } from '../../../rest/accounts.ts';
import type { Account } from '../../../rest/accounts.ts';
import { Avatar } from '../../elements/avatar.tsx';
import { Icon } from '../../elements/icon.tsx';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { useLoaded } from '../../answers/use-loaded.ts';
import { PageHeader } from '../page-header.tsx';
import { accountActions } from './account-actions.ts';
import type { AccountAction } from './account-actions.ts';
import { AccountBadges } from './account-badges.tsx';
import { AccountDialog } from './account-dialog.tsx';
import { AccountFacts } from './account-facts.tsx';
import { profileOf } from './account-row.tsx';
import { AccountSessions } from './account-sessions.tsx';
import { AccountTeams } from './account-teams.tsx';
import { AccountTokens } from './account-tokens.tsx';
import { useAdministrator } from './use-administrator.ts';

/** System Console > Users > one of them. */
export function UserPage() {
  const { userId } = useParams<{ userId: string }>();
  const load = useCallback((signal: AbortSignal) => getAccount(userId, signal), [userId]);
  const loaded = useLoaded(load);
  return (
    <>
      <PageHeader title="users.page">
        <Link className="btn btn-tertiary btn-sm" to="/admin_console/user_management/users">
          <Icon name="arrow-left" />
          <Text id="users.all" />
        </Link>
      </PageHeader>
      <div className="console__body">
        <LoadedView loaded={loaded}>
          {(account) => <AccountView account={account} onChanged={loaded.reload} />}
        </LoadedView>
      </div>
    </>
  );
}

function AccountView({ account, onChanged }: { account: Account; onChanged(): void }) {
  const text = useText();
  const administrator = useAdministrator();
  const [action, setAction] = useState<AccountAction>();
  const [done, setDone] = useState('');
  const [sessionsAsked, setSessionsAsked] = useState(0);
  const { firstName, lastName, username } = account;
  const finish = () => {
    setDone(action === undefined ? '' : text(`users.${action}Done`, { name: username }));
    setAction(undefined);
    setSessionsAsked((count) => count + 1);
    onChanged();
  };
  return (
    <>
      <section className="card" data-testid="account-card">
        <div className="account account--large">
          <Avatar user={profileOf(account)} size="large" />
          <span className="account__text">
            <h2>{[firstName, lastName].filter(Boolean).join(' ') || username}</h2>
            <small>@{username}</small>
          </span>
          <AccountBadges account={account} />
        </div>
        <AccountFacts account={account} />
        <p role="status" className={done === '' ? 'visually-hidden' : 'alert alert--good'}>
          {done !== '' && <Icon name="check-circle-outline" />}
          {done}
        </p>
        <div className="account__buttons">
          {accountActions(account, administrator).map((each) => (
            <button
              key={each}
              type="button"
              className={`btn btn-sm ${each === 'deactivate' ? 'btn--danger-text' : 'btn-tertiary'}`}
              data-testid={`account-${each}`}
              onClick={() => setAction(each)}
            >
              <Text id={`users.${each}`} />
            </button>
          ))}
        </div>
      </section>
      <AccountTeams userId={account.id} />
      <AccountSessions key={sessionsAsked} userId={account.id} mayRevoke={administrator.mayWrite} />
      <AccountTokens account={account} />
      {action !== undefined && (
        <AccountDialog
          action={action}
          account={account}
          onDone={finish}
          onClose={() => setAction(undefined)}
        />
      )}
    </>
  );
}
