import type { Channel, ChannelMembership, ChannelNotifyProps } from '@mattermost/types/channels';
import { updateChannelNotifyProps } from 'mattermost-redux/actions/channels';
import { getMyChannelMembership } from 'mattermost-redux/selectors/entities/channels';
import { getConfig } from 'mattermost-redux/selectors/entities/general';
import { isCollapsedThreadsEnabled } from 'mattermost-redux/selectors/entities/preferences';
import { getCurrentUser } from 'mattermost-redux/selectors/entities/users';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { ofRedux } from '../../actions/of-redux.ts';
import type { ActionError } from '../../actions/result.ts';
import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { useChannelName } from '../../store/use-channel-name.ts';
import { ErrorNote } from '../elements/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { RadioField } from './radio-field.tsx';

interface ChannelNotificationsModalProps {
  channel: Channel;
  /** Mine; looked up where it is not given. */
  channelMember?: ChannelMembership;
  onExited(): void;
}

type Level = ChannelNotifyProps['desktop'];

const levels: readonly [Level, MessageId][] = [
  ['default', 'notify.default'],
  ['all', 'notify.all'],
  ['mention', 'notify.mention'],
  ['none', 'notify.none'],
];
const levelNames: Readonly<Record<string, MessageId>> = {
  all: 'notify.all',
  mention: 'notify.mention',
  none: 'notify.none',
};

/** What of a channel reaches the person, where it differs from what they chose for all. */
export function ChannelNotificationsModal(props: ChannelNotificationsModalProps) {
  const { channel, onExited } = props;
  const dispatch = useAppDispatch();
  const name = useChannelName(channel);
  const user = useAppSelector(getCurrentUser);
  const own = useAppSelector((state) => getMyChannelMembership(state, channel.id));
  const hasThreads = useAppSelector(isCollapsedThreadsEnabled);
  const sendsPush = useAppSelector((state) => getConfig(state).SendPushNotifications === 'true');
  const before = (props.channelMember ?? own)?.notify_props;
  const [changes, setChanges] = useState<Partial<ChannelNotifyProps>>({});
  const [error, setError] = useState<ActionError>();
  const [isBusy, setBusy] = useState(false);
  const values: Partial<ChannelNotifyProps> = { ...before, ...changes };
  const change = (changed: Partial<ChannelNotifyProps>) => setChanges({ ...changes, ...changed });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (Object.keys(changes).length === 0) {
      onExited();
      return;
    }
    setBusy(true);
    const done = await dispatch(ofRedux(updateChannelNotifyProps(user.id, channel.id, changes)));
    setBusy(false);
    setError(done.error);
    if (done.error === undefined) {
      onExited();
    }
  };

  const isMuted = values.mark_unread === 'mention';
  const ignores = values.ignore_channel_mentions === 'on';
  const generalLevel = levelNames[String(user.notify_props?.desktop ?? '')] ?? 'notify.mention';
  const actions = (
    <>
      <button type="button" className="btn btn-tertiary" onClick={onExited}>
        <Text id="cancel" />
      </button>
      <button type="submit" form="channel-notifications" className="btn btn-primary" disabled={isBusy}>
        <Text id="save" />
      </button>
    </>
  );
  return (
    <Dialog title={<Text id="notify.title" values={{ name }} />} onClose={onExited} actions={actions}>
      <form id="channel-notifications" onSubmit={(event) => void submit(event)}>
        {error !== undefined && <ErrorNote error={error} />}
        <label className="check channel-setting">
          <input
            type="checkbox"
            data-autofocus
            data-testid="muteChannel"
            checked={isMuted}
            onChange={(event) => change({ mark_unread: event.target.checked ? 'mention' : 'all' })}
          />
          <span>
            <Text id="channel.mute" />
            <small>
              <Text id="notify.muteHelp" />
            </small>
          </span>
        </label>
        <label className="check channel-setting">
          <input
            type="checkbox"
            data-testid="ignoreMentions"
            checked={ignores}
            onChange={(event) => change({ ignore_channel_mentions: event.target.checked ? 'on' : 'off' })}
          />
          <span>
            <Text id="notify.ignore" />
            <small>
              <Text id="notify.ignoreHelp" />
            </small>
          </span>
        </label>
        {!isMuted && (
          <>
            <RadioField
              legend={<Text id="notify.desktop" />}
              help={<Text id="notify.general" values={{ level: <Text id={generalLevel} /> }} />}
              name="desktop"
              options={levels.map(([value, label]) => ({ value, label: <Text id={label} /> }))}
              value={values.desktop ?? 'default'}
              onChange={(value) => change({ desktop: value as Level })}
            />
            {sendsPush && (
              <RadioField
                legend={<Text id="notify.push" />}
                name="push"
                options={levels.map(([value, label]) => ({ value, label: <Text id={label} /> }))}
                value={values.push ?? 'default'}
                onChange={(value) => change({ push: value as Level })}
              />
            )}
            {hasThreads && (
              <label className="check channel-setting">
                <input
                  type="checkbox"
                  checked={values.channel_auto_follow_threads === 'on'}
                  onChange={(event) =>
                    change({ channel_auto_follow_threads: event.target.checked ? 'on' : 'off' })
                  }
                />
                <span>
                  <Text id="notify.follow" />
                </span>
              </label>
            )}
          </>
        )}
      </form>
    </Dialog>
  );
}
