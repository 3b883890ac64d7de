import type { Channel } from '@mattermost/types/channels';
import { patchChannel } from 'mattermost-redux/actions/channels';
import { getCurrentTeam } from 'mattermost-redux/selectors/entities/teams';
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { ofRedux } from '../../actions/of-redux.ts';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { UrlField, isChannelName } from '../sidebar/url-field.tsx';
import { useChannelRights } from './channel-rights.ts';
import { SaveBar } from './save-bar.tsx';

interface SettingsInfoTabProps {
  channel: Channel;
  onUnsaved(isUnsaved: boolean): void;
}

const LONGEST_TITLE = 64;
const LONGEST_PURPOSE = 250;
const LONGEST_HEADER = 1024;

const fieldsOf = ({ display_name, name, purpose, header }: Channel) => ({
  display_name,
  name,
  purpose,
  header,
});
type Fields = ReturnType<typeof fieldsOf>;

/** Name, address, purpose and header of a channel, and whether everybody may find it. */
export function SettingsInfoTab({ channel, onUnsaved }: SettingsInfoTabProps) {
  const dispatch = useAppDispatch();
  const team = useAppSelector(getCurrentTeam);
  const rights = useChannelRights(channel);
  const [fields, setFields] = useState<Fields>(() => fieldsOf(channel));
  const [error, setError] = useState<ActionError>();
  const [isBusy, setBusy] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const before = fieldsOf(channel);
  const changed = (Object.keys(before) as (keyof Fields)[]).filter((key) => fields[key] !== before[key]);
  const isDirty = changed.length > 0;
  const isValid = fields.display_name.trim() !== '' && isChannelName(fields.name);

  useEffect(() => onUnsaved(isDirty), [isDirty]);

  const set = (change: Partial<Fields>) => {
    setFields({ ...fields, ...change });
    setSaved(false);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const patch = Object.fromEntries(changed.map((key) => [key, fields[key].trim()]));
    const done = await dispatch(ofRedux(patchChannel(channel.id, patch)));
    setBusy(false);
    setError(done.error);
    if (done.data !== undefined) {
      setFields(fieldsOf(done.data));
      setSaved(true);
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      {error !== undefined && <ErrorNote error={error} />}
      <fieldset className="channel-setting" disabled={!rights.editsProperties}>
        <legend className="visually-hidden">
          <Text id="channelSettings.info" />
        </legend>
        <label className="field">
          <span>
            <Text id="create.name" />
          </span>
          <input
            id="input_channel-settings-name"
            className="form-control"
            data-autofocus
            required
            maxLength={LONGEST_TITLE}
            value={fields.display_name}
            onChange={(event) => set({ display_name: event.target.value })}
          />
        </label>
        {team !== undefined && !rights.isDefault && (
          <UrlField team={team} name={fields.name} onChange={(name) => set({ name })} />
        )}
        <label className="field">
          <span>
            <Text id="info.purpose" />
          </span>
          <textarea
            id="channel_settings_purpose_textbox"
            className="form-control form-control--area"
            rows={2}
            maxLength={LONGEST_PURPOSE}
            value={fields.purpose}
            onChange={(event) => set({ purpose: event.target.value })}
          />
        </label>
        <label className="field">
          <span>
            <Text id="info.header" />
          </span>
          <textarea
            id="channel_settings_header_textbox"
            className="form-control form-control--area"
            rows={2}
            maxLength={LONGEST_HEADER}
            value={fields.header}
            onChange={(event) => set({ header: event.target.value })}
          />
        </label>
      </fieldset>
      {(rights.makesPrivate || rights.makesPublic) && (
        <p className="channel-setting">
          <button
            type="button"
            className="btn btn-tertiary btn-sm"
            data-testid="convert-channel"
            onClick={() =>
              dispatch(openModalById('convert_channel', { channel, toPublic: rights.makesPublic }))
            }
          >
            <Text id={rights.makesPrivate ? 'convert.offer' : 'makePublic.offer'} />
          </button>
        </p>
      )}
      {rights.editsProperties && (
        <SaveBar
          isDirty={isDirty}
          isSaved={isSaved}
          canSave={isValid && !isBusy}
          onUndo={() => setFields(before)}
        />
      )}
    </form>
  );
}
