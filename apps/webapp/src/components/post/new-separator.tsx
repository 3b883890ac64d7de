import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { PluggableErrorBoundary } from '../plugins/pluggable-error-boundary.tsx';

interface NewSeparatorProps {
  lastViewedAt: number;
  channelId?: string;
  threadId?: string;
}

/** Where what is new begins, with buttons of plugins (contract: registry registerNewMessagesSeparatorActionComponent). */
export function NewSeparator({ lastViewedAt, channelId, threadId }: NewSeparatorProps) {
  const entries = useAppSelector((state) => state.plugins.components.NewMessagesSeparatorAction);
  return (
    <div className="separator separator--new new-separator">
      <span role="separator" aria-orientation="horizontal" data-testid="NotificationSeparator">
        <Text id="posts.new" />
      </span>
      {entries.map(({ id, pluginId, component: Action }) =>
        Action === undefined ? null : (
          <PluggableErrorBoundary key={id} pluginId={pluginId} location="NewMessagesSeparatorAction">
            <Action lastViewedAt={lastViewedAt} channelId={channelId} threadId={threadId} />
          </PluggableErrorBoundary>
        ),
      )}
    </div>
  );
}
