import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { NOT_FROM_SERVER, NO_ANSWER } from '../../rest/failure.ts';
import { Icon } from './icon.tsx';

const PLUGINS_DISABLED = 'app.plugin.disabled.app_error';

/** An action that failed, said at the place where it was asked for. */
export function ErrorNote({ error }: { error: ActionError }) {
  return (
    <p className="alert alert--error" role="alert">
      <Icon name="alert-circle-outline" />
      <span className="alert__text">
        <Words error={error} />
      </span>
    </p>
  );
}

function Words({ error: { message, serverErrorId, statusCode } }: { error: ActionError }) {
  switch (serverErrorId) {
    case NO_ANSWER:
      return <Text id="error.noAnswer" />;
    case NOT_FROM_SERVER:
      return <Text id="error.notFromServer" values={{ status: statusCode, message }} />;
    case PLUGINS_DISABLED:
      return <Text id="plugins.disabled" />;
    default:
      return message === '' ? <Text id="error.noWords" values={{ status: statusCode }} /> : <>{message}</>;
  }
}
