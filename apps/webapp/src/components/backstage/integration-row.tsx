import { getChannel } from 'mattermost-redux/selectors/entities/channels';
import { getUser } from 'mattermost-redux/selectors/entities/users';
import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import { guarded } from '../../actions/guarded.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { AccessTokens } from '../access-tokens/access-tokens.tsx';
import { CopyLine } from '../clipboard/copy-line.tsx';
import { ErrorNote } from '../elements/error-note.tsx';
import { Icon } from '../elements/icon.tsx';
import { FormDialog } from '../dialog/form-dialog.tsx';
import type { Integration, IntegrationContext, IntegrationKind } from './integration-kind.ts';
import { SecretLine } from './secret-line.tsx';

interface IntegrationRowProps {
  kind: IntegrationKind;
  integration: Integration;
  context: IntegrationContext;
  mayChange: boolean;
  onEdit(): void;
  onChanged(): void;
}

type Question = 'remove' | 'regenerate';

/** One integration: what it is, what is needed to use it, and what can be done with it. */
export function IntegrationRow(props: IntegrationRowProps) {
  const { kind, integration, context, mayChange, onEdit, onChanged } = props;
  const dispatch = useAppDispatch();
  const text = useText();
  const [question, setQuestion] = useState<Question>();
  const [areTokensShown, setTokensShown] = useState(false);
  const [error, setError] = useState<ActionError>();
  const { id, name, description, ownerId, createAt, isActive, facts, values } = integration;
  const owner = useAppSelector((state) => getUser(state, ownerId)?.username);
  const channel = useAppSelector((state) => getChannel(state, String(values.channel_id ?? '')));
  const title = name || channel?.display_name || text('backstage.unnamed');

  const toggle = async () => {
    const result = await dispatch(guarded(async () => kind.setActive?.(context, id, !isActive)));
    setError(result.error);
    onChanged();
  };
  return (
    <li className="backstage__item backstage-list__item" data-testid={`integration-${title}`}>
      <div className="backstage__item-text">
        <h2>
          {title}
          {!isActive && (
            <span className="tag tag--warn">
              <Text id="backstage.disabled" />
            </span>
          )}
        </h2>
        {description !== '' && <p>{description}</p>}
        <dl className="backstage__facts">
          {channel !== undefined && (
            <div>
              <dt>
                <Text id="backstage.field.channel" />
              </dt>
              <dd>{channel.display_name}</dd>
            </div>
          )}
          {facts
            .filter(({ value }) => value !== '')
            .map(({ label, value, isSecret }) => (
              <div key={label}>
                <dt>
                  <Text id={label} />
                </dt>
                <dd>
                  {isSecret ? (
                    <SecretLine value={value} label={label} />
                  ) : (
                    <CopyLine value={value} label={label} />
                  )}
                </dd>
              </div>
            ))}
        </dl>
        <small className="backstage__made">
          <Text
            id={createAt > 0 ? 'backstage.madeBy' : 'backstage.madeByAlone'}
            values={{
              name: owner === undefined ? ownerId : `@${owner}`,
              at: <FormattedDate value={createAt} dateStyle="medium" />,
            }}
          />
        </small>
        {error !== undefined && <ErrorNote error={error} />}
        {areTokensShown && <AccessTokens userId={id} mayCreate={isActive} />}
      </div>
      {mayChange && (
        <div className="backstage__buttons">
          <Action onClick={onEdit} icon="pencil-outline" label={text('backstage.edit')} name={title} />
          {kind.hasTokens && (
            <Action
              onClick={() => setTokensShown(!areTokensShown)}
              icon="key-variant"
              label={text('backstage.tokens')}
              name={title}
              isOpen={areTokensShown}
            />
          )}
          {kind.setActive !== undefined && (
            <Action
              onClick={() => void toggle()}
              icon={isActive ? 'cancel' : 'check'}
              label={text(isActive ? 'plugin.disable' : 'plugin.enable')}
              name={title}
            />
          )}
          {kind.regenerate !== undefined && (
            <Action
              onClick={() => setQuestion('regenerate')}
              icon="refresh"
              label={text('backstage.regenerate')}
              name={title}
            />
          )}
          {kind.remove !== undefined && (
            <Action
              onClick={() => setQuestion('remove')}
              icon="trash-can-outline"
              label={text('backstage.remove')}
              name={title}
              isDangerous
            />
          )}
        </div>
      )}
      {question !== undefined && (
        <FormDialog
          title={<Text id={`backstage.${question}Title`} values={{ name: title }} />}
          confirm={<Text id={`backstage.${question}`} />}
          danger
          send={async () => kind[question]?.(context, id)}
          onDone={() => {
            setQuestion(undefined);
            onChanged();
          }}
          onClose={() => setQuestion(undefined)}
        >
          <p>
            <Text id={`backstage.${question}Text`} />
          </p>
        </FormDialog>
      )}
    </li>
  );
}

interface ActionProps {
  icon: string;
  label: string;
  /** Of what it is done to. */
  name: string;
  isDangerous?: boolean;
  isOpen?: boolean;
  onClick(): void;
}

function Action({ icon, label, name, isDangerous = false, isOpen, onClick }: ActionProps) {
  return (
    <button
      type="button"
      className={`btn btn-sm ${isDangerous ? 'btn--danger-text' : 'btn-tertiary'}`}
      aria-label={`${label}: ${name}`}
      aria-expanded={isOpen}
      onClick={onClick}
    >
      <Icon name={icon} />
      {label}
    </button>
  );
}
