import { makeGetUsersTypingByChannelAndPost } from 'mattermost-redux/selectors/entities/typing';
import { useMemo } from 'react';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';

interface TypingNoticeProps {
  channelId: string;
  rootId: string;
}

/** Who is writing here, in words; read out when it changes, and as high without any. */
export function TypingNotice({ channelId, rootId }: TypingNoticeProps) {
  const getTyping = useMemo(makeGetUsersTypingByChannelAndPost, []);
  const names = useAppSelector((state) => getTyping(state, { channelId, postId: rootId }));
  return (
    <div className="msg-typing" role="status">
      {names.length === 1 && <Text id="composer.typing.one" values={{ name: names[0] }} />}
      {names.length > 1 && names.length <= 3 && (
        <Text
          id="composer.typing.some"
          values={{ names: names.slice(0, -1).join(', '), last: names.at(-1) }}
        />
      )}
      {names.length > 3 && <Text id="composer.typing.many" values={{ count: names.length }} />}
    </div>
  );
}
