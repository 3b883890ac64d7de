import { FormattedNumber } from 'react-intl';
import type { MessageId } from '../../../i18n/catalogue.ts';
import { Text } from '../../../i18n/text.tsx';
import type { Figures } from '../../../rest/statistics.ts';
import { Bytes } from '../../elements/bytes.tsx';

/** In the order in which they are shown; those that are of the whole server only are left out for a team. */
const known: readonly { name: string; text: MessageId; isOfServer?: true }[] = [
  { name: 'unique_user_count', text: 'statistics.users' },
  { name: 'inactive_user_count', text: 'statistics.inactive', isOfServer: true },
  { name: 'daily_active_users', text: 'statistics.daily', isOfServer: true },
  { name: 'monthly_active_users', text: 'statistics.monthly', isOfServer: true },
  { name: 'team_count', text: 'statistics.teams', isOfServer: true },
  { name: 'channel_open_count', text: 'statistics.publicChannels' },
  { name: 'channel_private_count', text: 'statistics.privateChannels' },
  { name: 'post_count', text: 'statistics.allPosts' },
  { name: 'session_count', text: 'statistics.sessions', isOfServer: true },
  { name: 'total_websocket_connections', text: 'statistics.sockets', isOfServer: true },
  { name: 'command_count', text: 'statistics.commands' },
  { name: 'incoming_webhook_count', text: 'statistics.incoming' },
  { name: 'outgoing_webhook_count', text: 'statistics.outgoing' },
  { name: 'total_file_count', text: 'statistics.files', isOfServer: true },
];

export function FigureList({ figures, isOfTeam }: { figures: Figures; isOfTeam: boolean }) {
  const size = figures.total_file_size;
  return (
    <dl className="figure-cards">
      {known
        .filter(({ name, isOfServer }) => figures[name] !== undefined && !(isOfTeam && isOfServer))
        .map(({ name, text }) => (
          <div key={name} className="figure-card" data-testid={`figure-${name}`}>
            <dt>
              <Text id={text} />
            </dt>
            <dd>
              <FormattedNumber value={figures[name] ?? 0} />
            </dd>
          </div>
        ))}
      {size !== undefined && !isOfTeam && (
        <div className="figure-card">
          <dt>
            <Text id="statistics.fileSize" />
          </dt>
          <dd>
            <Bytes value={size} />
          </dd>
        </div>
      )}
    </dl>
  );
}
