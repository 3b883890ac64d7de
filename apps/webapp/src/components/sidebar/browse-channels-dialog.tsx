import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import { Client4 } from 'mattermost-redux/client';
import { haveITeamPermission } from 'mattermost-redux/selectors/entities/roles';
import { useCallback, useState } from 'react';
import { joinChannel } from '../../actions/channels.ts';
import type { ActionError } from '../../actions/result.ts';
import { browserHistory } from '../../browser-history.ts';
import type { MessageId } from '../../i18n/catalogue.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useAppDispatch, useAppSelector } from '../../store/hooks.ts';
import { openModalById } from '../dialog/open-modal-by-id.ts';
import { ChannelIcon } from '../channel/channel-icon.tsx';
import { ErrorNote } from '../elements/error-note.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { usePages } from '../answers/use-pages.ts';

interface BrowseChannelsDialogProps {
  team: Team;
  onExited(): void;
}

const PER_PAGE = 50;
const ARCHIVED_SEARCHED = 200;
const kinds = ['public', 'archived'] as const;
type Kind = (typeof kinds)[number];
const kindNames: Readonly<Record<Kind, MessageId>> = {
  public: 'browse.public',
  archived: 'browse.archivedChannels',
};

/** The channels of the team that one can go to, and those that were archived. */
export function BrowseChannelsDialog({ team, onExited }: BrowseChannelsDialogProps) {
  const dispatch = useAppDispatch();
  const text = useText();
  const members = useAppSelector((state) => state.entities.channels.myMembers);
  const mayCreate = useAppSelector((state) => haveITeamPermission(state, team.id, 'create_public_channel'));
  const [kind, setKind] = useState<Kind>('public');
  const [term, setTerm] = useState('');
  const [hidesJoined, setHidesJoined] = useState(false);
  const [refused, setRefused] = useState<ActionError>();
  const wanted = term.trim();
  const load = useCallback(
    async (page: number): Promise<readonly Channel[]> => {
      if (wanted !== '') {
        const found = page > 0 ? [] : await search(team.id, kind, wanted);
        // Filled up, so that no second page is asked for.
        return found.slice(0, PER_PAGE - 1);
      }
      return kind === 'public'
        ? Client4.getChannels(team.id, page, PER_PAGE)
        : Client4.getArchivedChannels(team.id, page, PER_PAGE);
    },
    [kind, team.id, wanted],
  );
  const { items, error, hasMore, isBusy, more } = usePages(load, PER_PAGE, wanted !== '');

  const open = async (channel: Channel) => {
    const mustJoin = members[channel.id] === undefined && channel.delete_at === 0;
    const { error: why } = mustJoin ? await dispatch(joinChannel(channel)) : {};
    setRefused(why);
    if (why === undefined) {
      onExited();
      browserHistory.push(`/${team.name}/channels/${channel.name}`);
    }
  };
  const create = () => {
    onExited();
    dispatch(openModalById('new_channel_modal', { team }));
  };
  const shown = items?.filter(({ id }) => !hidesJoined || members[id] === undefined);
  return (
    <Dialog
      title={<Text id="browse.title" />}
      onClose={onExited}
      actions={
        mayCreate ? (
          <button type="button" className="btn btn-tertiary" onClick={create}>
            <Text id="add.create" />
          </button>
        ) : undefined
      }
    >
      <input
        id="searchChannelsTextbox"
        className="form-control"
        data-autofocus
        type="search"
        placeholder={text('browse.search')}
        aria-label={text('browse.search')}
        value={term}
        onChange={(event) => setTerm(event.target.value)}
      />
      <div className="browse__options">
        <div role="radiogroup" aria-label={text('browse.kind')} className="segments">
          {kinds.map((each) => (
            <button
              key={each}
              type="button"
              role="radio"
              aria-checked={kind === each}
              className={`segments__item ${kind === each ? 'segments__item--on' : ''}`.trim()}
              onClick={() => setKind(each)}
            >
              <Text id={kindNames[each]} />
            </button>
          ))}
        </div>
        <label className="check">
          <input
            type="checkbox"
            checked={hidesJoined}
            onChange={(event) => setHidesJoined(event.target.checked)}
          />
          <Text id="browse.hideJoined" />
        </label>
      </div>
      {(refused ?? error) !== undefined && <ErrorNote error={(refused ?? error) as ActionError} />}
      {shown === undefined && isBusy && (
        <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />
      )}
      {shown?.length === 0 && (
        <p className="empty">
          <Text id={wanted === '' ? 'browse.empty' : 'browse.none'} />
        </p>
      )}
      <ul id="moreChannelsList" className="choice-list browse__list">
        {shown?.map((channel) => (
          <li key={channel.id}>
            <button
              type="button"
              className="choice"
              data-testid={`browse-${channel.name}`}
              onClick={() => void open(channel)}
            >
              <ChannelIcon channel={channel} />
              <span className="choice__text">
                <strong>{channel.display_name}</strong>
                {channel.purpose !== '' && <small>{channel.purpose}</small>}
              </span>
              <span className="choice__hint">
                <Text id={hintOf(channel, members[channel.id] !== undefined)} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {hasMore && (
        <button type="button" className="btn btn-tertiary btn--wide" disabled={isBusy} onClick={more}>
          <Text id="browse.more" />
        </button>
      )}
    </Dialog>
  );
}

function hintOf({ delete_at: deletedAt }: Channel, isMember: boolean): MessageId {
  if (deletedAt > 0) {
    return 'browse.view';
  }
  return isMember ? 'browse.joined' : 'browse.join';
}

/** The server searches among the public ones; the archived are looked through here. */
async function search(teamId: string, kind: Kind, term: string): Promise<Channel[]> {
  if (kind === 'public') {
    const found = await Client4.searchChannels(teamId, term);
    return found.filter(({ delete_at: deletedAt }) => deletedAt === 0);
  }
  const archived: Channel[] = await Client4.getArchivedChannels(teamId, 0, ARCHIVED_SEARCHED);
  return archived.filter(({ display_name: title, name, purpose }) =>
    `${title} ${name} ${purpose}`.toLowerCase().includes(term.toLowerCase()),
  );
}
