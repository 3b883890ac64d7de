import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { Text } from '../../../i18n/text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { Account, AccountFilter } from '../../../rest/accounts.ts';
import { Icon } from '../../elements/icon.tsx';
import { LoadedView } from '../../answers/loaded-view.tsx';
import { PageHeader } from '../page-header.tsx';
import { Pager } from '../../paging/pager.tsx';
import type { AccountAction } from './account-actions.ts';
import { AccountDialog } from './account-dialog.tsx';
import { AccountFilters } from './account-filters.tsx';
import { AccountRow } from './account-row.tsx';
import { CreateAccountDialog } from './create-account-dialog.tsx';
import { useAccountPages } from './use-account-pages.ts';
import { useAdministrator } from './use-administrator.ts';

/** System Console > Users: who has an account here, found and changed. `?team=<id>` starts with those of a team. */
export function UsersPage() {
  const text = useText();
  const { mayWrite } = useAdministrator();
  const { search } = useLocation();
  const [filter, setFilter] = useState<AccountFilter>(() => ({
    term: '',
    role: '',
    status: '',
    team: new URLSearchParams(search).get('team') ?? '',
  }));
  const pages = useAccountPages(filter);
  const [dialog, setDialog] = useState<{ account: Account; action: AccountAction }>();
  const [isCreating, setCreating] = useState(false);
  const [done, setDone] = useState('');

  const finish = (words: string) => {
    setDialog(undefined);
    setCreating(false);
    setDone(words);
    pages.loaded.reload();
  };

  return (
    <>
      <PageHeader title="console.users" intro="users.intro">
        {mayWrite && (
          <button
            type="button"
            className="btn btn-primary btn-sm"
            data-testid="account-create"
            onClick={() => setCreating(true)}
          >
            <Text id="users.create" />
          </button>
        )}
      </PageHeader>
      <div className="console__body">
        <section className="card">
          <AccountFilters filter={filter} onChange={setFilter} />
          <p role="status" className={done === '' ? 'visually-hidden' : 'alert alert--good'}>
            {done !== '' && <Icon name="check-circle-outline" />}
            {done}
          </p>
          <LoadedView loaded={pages.loaded}>
            {({ accounts, total }) =>
              accounts.length === 0 ? (
                <p className="empty">
                  <Text id="users.none" />
                </p>
              ) : (
                <>
                  <div className="table-scroll">
                    <table className="table table--stack accounts">
                      <thead>
                        <tr>
                          <th scope="col">
                            <Text id="users.account" />
                          </th>
                          <th scope="col">
                            <Text id="users.emailField" />
                          </th>
                          <th scope="col">
                            <Text id="users.lastActivity" />
                          </th>
                          <td />
                        </tr>
                      </thead>
                      <tbody>
                        {accounts.map((account) => (
                          <AccountRow
                            key={account.id}
                            account={account}
                            onChoose={(action) => setDialog({ account, action })}
                          />
                        ))}
                      </tbody>
                    </table>
                  </div>
                  <Pager
                    first={pages.first}
                    count={accounts.length}
                    total={total}
                    onBack={pages.back}
                    onForward={pages.forward}
                  />
                </>
              )
            }
          </LoadedView>
        </section>
      </div>
      {dialog !== undefined && (
        <AccountDialog
          {...dialog}
          onDone={() => finish(text(`users.${dialog.action}Done`, { name: dialog.account.username }))}
          onClose={() => setDialog(undefined)}
        />
      )}
      {isCreating && (
        <CreateAccountDialog
          onDone={(name) => finish(text('users.createDone', { name }))}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}
