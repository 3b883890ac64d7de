import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import { haveITeamPermission } from 'mattermost-redux/selectors/entities/roles';
import { useContext, useState } from 'react';
import type { FormEvent } from 'react';
import { createChannel, loadChannel } from '../../actions/channels.ts';
import type { ActionError } from '../../actions/result.ts';
import { AppContext } from '../../app-context.ts';
import { browserHistory } from '../../browser-history.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { reportToServer } from '../../plugins/report-to-server.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { Pluggable } from '../plugins/pluggable.tsx';
import { ErrorNote } from '../elements/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { channelNameOf } from './channel-name.ts';
import { ChannelTypeChoice } from './channel-type-choice.tsx';
import { createByPlugin, useTypeOptions } from './channel-type-options.ts';
import { PluginTypeContent } from './plugin-type-content.tsx';
import { UrlField, isChannelName } from './url-field.tsx';

interface CreateChannelDialogProps {
  team: Team;
  onExited(): void;
}

/** What a plugin wants done with the channel once it is there (contract: registry registerActionAfterChannelCreation). */
type AfterCreation = (channelId: string, teamId: string) => unknown;

const LONGEST_TITLE = 64;
const LONGEST_PURPOSE = 250;

/** Makes a channel, of one of the two kinds there are or of one that a plugin offers (contract: registry registerChannelTypeOption). */
export function CreateChannelDialog({ team, onExited }: CreateChannelDialogProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const services = useContext(AppContext);
  const mayPublic = useAppSelector((state) => haveITeamPermission(state, team.id, 'create_public_channel'));
  const mayPrivate = useAppSelector((state) => haveITeamPermission(state, team.id, 'create_private_channel'));
  const options = useTypeOptions();
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState<string>();
  const [purpose, setPurpose] = useState('');
  const [type, setType] = useState<string>(mayPublic || !mayPrivate ? 'O' : 'P');
  const [canCreate, setCanCreate] = useState(true);
  const [after, setAfter] = useState<{ action: AfterCreation }>();
  const [error, setError] = useState<ActionError>();
  const [isBusy, setBusy] = useState(false);
  const [fallback] = useState(() => `channel-${Date.now().toString(36)}`);
  const option = options.find(({ id }) => id === type);
  const name = url ?? (channelNameOf(title) || (title.trim() === '' ? '' : fallback));
  const form = { teamId: team.id, displayName: title.trim(), url: name, purpose: purpose.trim(), type };
  const isReady = title.trim() !== '' && isChannelName(name) && canCreate && !isBusy;

  const go = (channel: Pick<Channel, 'name'>) => {
    onExited();
    browserHistory.push(`/${team.name}/channels/${channel.name}`);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    if (option !== undefined) {
      const made = await createByPlugin(services, option, form);
      setBusy(false);
      if (made.status === 'created') {
        const { data } = await dispatch(loadChannel(made.channel.id));
        go(data ?? made.channel);
      } else if (made.status === 'deferred') {
        onExited();
      } else {
        const message = made.message || text('create.pluginFailed', { plugin: option.pluginId });
        setError({ message, serverErrorId: '', statusCode: 0 });
      }
      return;
    }
    const wanted = { ...form, name, isPrivate: type === 'P' };
    const result = await dispatch(createChannel(wanted));
    setBusy(false);
    setError(result.error);
    if (result.data !== undefined) {
      await callAfter(after?.action, result.data.id, team.id);
      go(result.data);
    }
  };

  const actions = (
    <>
      <button type="button" className="btn btn-tertiary" onClick={onExited}>
        <Text id="cancel" />
      </button>
      <button type="submit" form="create-channel" className="btn btn-primary" disabled={!isReady}>
        {typeof option?.createButtonText === 'string' ? option.createButtonText : <Text id="create.submit" />}
      </button>
    </>
  );
  return (
    <Dialog title={<Text id="create.title" />} onClose={onExited} actions={actions}>
      <form id="create-channel" onSubmit={(event) => void submit(event)}>
        {error !== undefined && <ErrorNote error={error} />}
        <label className="field">
          <span>
            <Text id="create.name" />
          </span>
          <input
            id="input_new-channel-modal-name"
            className="form-control"
            data-autofocus
            maxLength={LONGEST_TITLE}
            required
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </label>
        <UrlField team={team} name={name} onChange={setUrl} />
        <ChannelTypeChoice
          type={type}
          mayPublic={mayPublic}
          mayPrivate={mayPrivate}
          options={options}
          onChange={(chosen) => {
            setType(chosen);
            setCanCreate(true);
          }}
        />
        {option !== undefined && (
          <PluginTypeContent option={option} form={form} setCanCreate={setCanCreate} />
        )}
        <label className="field">
          <span>
            <Text id="create.purpose" />
          </span>
          <textarea
            id="new-channel-modal-purpose"
            className="form-control form-control--area"
            maxLength={LONGEST_PURPOSE}
            rows={2}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
        </label>
        {option === undefined && (
          <Pluggable
            pluggableName="CreateBoardFromTemplate"
            setCanCreate={setCanCreate}
            setAction={(action: AfterCreation | undefined) =>
              setAfter(typeof action === 'function' ? { action } : undefined)
            }
            newBoardInfoIcon={<Icon name="information-outline" />}
          />
        )}
      </form>
    </Dialog>
  );
}

/** The channel is there by then: what a plugin fails to do with it does not take it away. */
async function callAfter(
  action: AfterCreation | undefined,
  channelId: string,
  teamId: string,
): Promise<void> {
  try {
    await action?.(channelId, teamId);
  } catch (error) {
    reportToServer(`webapp_after_channel_creation_failed error=${String(error)}`);
  }
}
