import type { ReactNode } from 'react';
import type { ActionError } from '../../actions/result.ts';
import { Text } from '../../i18n/text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { ErrorNote } from '../elements/error-note.tsx';

interface LoadedViewProps<Data> {
  loaded: { data?: Data; error?: ActionError; reload(): void };
  children(data: Data): ReactNode;
}

/** What was asked for; before that that it is on its way, or why it did not come, with a way to ask again. */
export function LoadedView<Data>({ loaded, children }: LoadedViewProps<Data>) {
  const text = useText();
  const { data, error, reload } = loaded;
  return (
    <>
      {error !== undefined && (
        <>
          <ErrorNote error={error} />
          <button type="button" className="btn btn-tertiary btn-sm" onClick={reload}>
            <Text id="error.again" />
          </button>
        </>
      )}
      {data === undefined
        ? error === undefined && (
            <div className="spinner spinner--inline" role="status" aria-label={text('loading')} />
          )
        : children(data)}
    </>
  );
}
