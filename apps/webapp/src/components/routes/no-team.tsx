import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { MessageScreen } from '../elements/message-screen.tsx';

/** In place of a team that the person is not in, or that could not be loaded. */
export function NoTeam({ error }: { error: ActionError | undefined }) {
  return (
    <MessageScreen icon="alert-outline" title={<Text id={error ? 'session.failed' : 'notFound.title'} />}>
      <p>{error?.message ?? <Text id="notFound.team" />}</p>
      <a className="btn btn-primary" href="/">
        <Text id="notFound.back" />
      </a>
    </MessageScreen>
  );
}
