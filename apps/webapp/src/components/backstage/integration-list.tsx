import type { Team } from '@mattermost/types/teams';
import { getMissingProfilesByIds } from 'mattermost-redux/actions/users';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { isSystemAdmin } from 'mattermost-redux/utils/user_utils';
import { useCallback, useMemo, useState } from 'react';
import { useHistory, useParams } from 'react-router-dom';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { LoadedView } from '../answers/loaded-view.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { mayCreateBots } from './backstage-access.ts';
import type { KindAccess } from './backstage-access.ts';
import { BackstageHeader } from './backstage-header.tsx';
import { IntegrationDialog } from './integration-dialog.tsx';
import type { Integration, IntegrationContext, IntegrationKind } from './integration-kind.ts';
import { IntegrationRow } from './integration-row.tsx';
import { foundIn } from './found-in.ts';

interface IntegrationListProps {
  team: Team;
  kind: IntegrationKind;
  access: KindAccess;
}

/** All integrations of a sort, found, made, changed and deleted. `…/add` opens the form for a new one. */
export function IntegrationList({ team, kind, access }: IntegrationListProps) {
  const dispatch = useAppDispatch();
  const history = useHistory();
  const text = useText();
  const { action } = useParams<{ action?: string }>();
  const me = useAppSelector(getCurrentUser);
  const mayCreate = useAppSelector((state) => kind.name !== 'bots' || mayCreateBots(state, team.id));
  const context: IntegrationContext = useMemo(
    () => ({ team, userId: me.id, isAdmin: isSystemAdmin(me.roles), dispatch }),
    [team, me.id, me.roles, dispatch],
  );
  const [term, setTerm] = useState('');
  const [editing, setEditing] = useState<Integration>();
  const load = useCallback(async () => {
    const found = await kind.list(context);
    void dispatch(getMissingProfilesByIds([...new Set(found.map(({ ownerId }) => ownerId))].filter(Boolean)));
    return found.sort((one, other) => one.name.localeCompare(other.name));
  }, [kind, context, dispatch]);
  const loaded = useLoaded(load);

  const home = `/${team.name}/integrations/${kind.name}`;
  const isAdding = action === 'add' && mayCreate;
  const close = () => {
    setEditing(undefined);
    if (action === 'add') {
      history.replace(home);
    }
  };
  return (
    <>
      <BackstageHeader title={`backstage.${kind.name}.title`} text={`backstage.${kind.name}.text`}>
        {mayCreate && (
          <button
            type="button"
            className="btn btn-primary"
            data-testid={`add-${kind.name}`}
            onClick={() => history.push(`${home}/add`)}
          >
            <Text id={`backstage.${kind.name}.add`} />
          </button>
        )}
      </BackstageHeader>
      <LoadedView loaded={loaded}>
        {(integrations) => {
          const shown = integrations.filter((each) => foundIn(each, term));
          return integrations.length === 0 ? (
            <p className="empty">
              <Text id={`backstage.${kind.name}.none`} />
            </p>
          ) : (
            <>
              <input
                id="searchInput"
                type="search"
                className="form-control"
                placeholder={text('backstage.search')}
                aria-label={text('backstage.search')}
                value={term}
                onChange={(event) => setTerm(event.target.value)}
              />
              {shown.length === 0 && (
                <p className="empty" role="status">
                  <Text id="backstage.nothingFound" values={{ term: term.trim() }} />
                </p>
              )}
              <ul className="backstage__list backstage-list">
                {shown.map((integration) => (
                  <IntegrationRow
                    key={integration.id}
                    kind={kind}
                    integration={integration}
                    context={context}
                    mayChange={access.others || integration.ownerId === me.id}
                    onEdit={() => setEditing(integration)}
                    onChanged={loaded.reload}
                  />
                ))}
              </ul>
            </>
          );
        }}
      </LoadedView>
      {(isAdding || editing !== undefined) && (
        <IntegrationDialog
          kind={kind}
          context={context}
          before={editing}
          onDone={() => {
            close();
            loaded.reload();
          }}
          onClose={close}
        />
      )}
    </>
  );
}
