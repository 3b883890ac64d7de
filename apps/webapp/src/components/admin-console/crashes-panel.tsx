import { useCallback, useState } from 'react';
import { FormattedNumber } from 'react-intl';
import { Text } from '../../i18n/text.tsx';
import { CRASHES_PER_PAGE, getPluginCrashes } from '../../rest/plugin-crashes.ts';
import type { CrashRecord } from '../../rest/plugin-crashes.ts';
import { Bytes } from '../elements/bytes.tsx';
import { LoadedView } from '../answers/loaded-view.tsx';
import { Moment } from '../elements/moment.tsx';
import { useLoaded } from '../answers/use-loaded.ts';

/** How runs of a plugin ended that should not have, newest first; asked for anew when there is a newer one. */
export function CrashesPanel({ pluginId, newest }: { pluginId: string; newest: string }) {
  const [page, setPage] = useState(0);
  const load = useCallback(
    (signal: AbortSignal) => {
      void newest;
      return getPluginCrashes(pluginId, page, signal);
    },
    [pluginId, page, newest],
  );
  const loaded = useLoaded(load);
  return (
    <LoadedView loaded={loaded}>
      {(crashes) => (
        <>
          {crashes.length === 0 && (
            <p className="plugin-panel__empty">
              <Text id={page === 0 ? 'crashes.none' : 'crashes.noMore'} />
            </p>
          )}
          <ol className="crash-list">
            {crashes.map((crash, index) => (
              <Crash key={crash.id} crash={crash} isOpen={page === 0 && index === 0} />
            ))}
          </ol>
          {(page > 0 || crashes.length === CRASHES_PER_PAGE) && (
            <div className="plugin-panel__pages">
              <button
                type="button"
                className="btn btn-tertiary btn-sm"
                disabled={page === 0}
                onClick={() => setPage(page - 1)}
              >
                <Text id="crashes.newer" />
              </button>
              <button
                type="button"
                className="btn btn-tertiary btn-sm"
                disabled={crashes.length < CRASHES_PER_PAGE}
                onClick={() => setPage(page + 1)}
              >
                <Text id="crashes.older" />
              </button>
            </div>
          )}
        </>
      )}
    </LoadedView>
  );
}

const MS_PER_SECOND = 1000;

function Crash({ crash, isOpen }: { crash: CrashRecord; isOpen: boolean }) {
  const { id, at, startedAt, version, reason, hooks, memoryBytes, stderr } = crash;
  const seconds = startedAt > 0 && at >= startedAt ? (at - startedAt) / MS_PER_SECOND : undefined;
  return (
    <li data-testid={`crash-${id}`}>
      <details open={isOpen}>
        <summary>
          <Moment at={at} /> <strong>{version}</strong> <Ending crash={crash} />
        </summary>
        {reason !== '' && <p className="crash__reason">{reason}</p>}
        <dl className="figures">
          <div className="figures__item">
            <dt>
              <Text id="crashes.ran" />
            </dt>
            <dd>
              {seconds === undefined ? (
                '–'
              ) : (
                <FormattedNumber value={seconds} style="unit" unit="second" maximumFractionDigits={1} />
              )}
            </dd>
          </div>
          <div className="figures__item">
            <dt>
              <Text id="crashes.memory" />
            </dt>
            <dd>{memoryBytes > 0 ? <Bytes value={memoryBytes} /> : '–'}</dd>
          </div>
          <div className="figures__item">
            <dt>
              <Text id="crashes.hooks" />
            </dt>
            <dd>{hooks.length > 0 ? hooks.join(', ') : <Text id="crashes.noHooks" />}</dd>
          </div>
        </dl>
        {stderr.length > 0 ? (
          <pre className="output" tabIndex={0}>
            {stderr.join('\n')}
          </pre>
        ) : (
          <p className="plugin-panel__empty">
            <Text id="crashes.noOutput" />
          </p>
        )}
      </details>
    </li>
  );
}

function Ending({ crash: { kind, exitCode, signal } }: { crash: CrashRecord }) {
  if (signal !== '') {
    return <Text id="crashes.signal" values={{ signal }} />;
  }
  if (exitCode !== undefined) {
    return <Text id="crashes.exitCode" values={{ code: exitCode }} />;
  }
  return <Text id={kind === 'did-not-start' ? 'crashes.didNotStart' : 'crashes.unknown'} />;
}
