import type { ReactNode } from 'react';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useAppSelector } from '../../store/hooks.ts';
import { Icon } from '../elements/icon.tsx';
import { sendsOnCtrlEnter } from './enter-key.ts';

interface ComposerFootProps {
  errorId: string;
  error: ActionError | undefined;
  /** What is wrong with what is typed, before it is sent. */
  children: ReactNode;
}

/** Under the field: how it is used, or why it was not sent. */
export function ComposerFoot({ errorId, error, children }: ComposerFootProps) {
  const onCtrlEnter = useAppSelector(sendsOnCtrlEnter);
  const problem = error === undefined ? children : <Words error={error} />;
  return (
    <div className="composer__foot">
      {problem ? (
        <span id={errorId} className="composer__error error-text" role="alert">
          <Icon name="alert-circle-outline" />
          <span>{problem}</span>
        </span>
      ) : (
        <span className="composer__hint">
          <Text id={onCtrlEnter ? 'composer.hintCtrl' : 'composer.hint'} />
        </span>
      )}
    </div>
  );
}

function Words({ error: { message, statusCode } }: { error: ActionError }) {
  return message === '' || message === 'Failed to fetch' ? (
    <Text id="composer.failed" values={{ status: statusCode }} />
  ) : (
    <>{message}</>
  );
}
