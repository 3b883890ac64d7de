import { useCallback, useEffect, useRef } from 'react';
import { Text } from '../../i18n/text.tsx';
import { getPluginVersions } from '../../rest/plugin-versions.ts';
import type { KeptVersion } from '../../rest/plugin-versions.ts';
import { Bytes } from '../elements/bytes.tsx';
import { LoadedView } from '../answers/loaded-view.tsx';
import { Moment } from '../elements/moment.tsx';
import { useLoaded } from '../answers/use-loaded.ts';
import { isMajorStep } from '../../rest/is-major-step.ts';
import type { PluginRow } from './plugin-rows.ts';

const SHOWN_OF_HASH = 12;

/** The versions whose bundles are kept, and the way back to each. */
export function VersionsPanel({ row, onRollBack }: { row: PluginRow; onRollBack(to: KeptVersion): void }) {
  const { id, version, details } = row;
  const loaded = useLoaded(useCallback((signal: AbortSignal) => getPluginVersions(id, signal), [id]));
  const { reload } = loaded;
  const shown = useRef('');
  const current = `${version} ${String(details?.upgrade?.at)} ${String(details?.upgrade?.outcome)}`;
  useEffect(() => {
    if (shown.current !== '' && shown.current !== current) {
      reload();
    }
    shown.current = current;
  }, [current, reload]);

  return (
    <LoadedView loaded={loaded}>
      {(versions) =>
        versions.length === 0 ? (
          <p className="plugin-panel__empty">
            <Text id="versions.none" />
          </p>
        ) : (
          <div className="table-scroll">
            <table className="table table--stack">
              <thead>
                <tr>
                  {(['version', 'installed', 'size', 'origin', 'hash'] as const).map((column) => (
                    <th key={column} scope="col">
                      <Text id={`versions.${column}`} />
                    </th>
                  ))}
                  <th aria-hidden="true" />
                </tr>
              </thead>
              <tbody>
                {versions.map((kept) => (
                  <tr key={kept.sha256} data-testid={`plugin-version-${kept.sha256}`}>
                    <td>
                      <strong>{kept.version}</strong>{' '}
                      {isMajorStep(version, kept.version) && (
                        <span className="tag tag--warn">
                          <Text id="badge.major" />
                        </span>
                      )}
                    </td>
                    <td>
                      <Moment at={kept.installedAt} />
                    </td>
                    <td>
                      <Bytes value={kept.size} />
                    </td>
                    <td>
                      <Text id={kept.prepackaged ? 'versions.prepackaged' : 'versions.byHand'} />
                      {', '}
                      <Text id={kept.signed ? 'versions.signed' : 'versions.unsigned'} />
                    </td>
                    <td>
                      <code title={kept.sha256}>{kept.sha256.slice(0, SHOWN_OF_HASH)}</code>
                    </td>
                    <td className="table__actions">
                      {kept.active ? (
                        <span className="tag">
                          <Text id="versions.current" />
                        </span>
                      ) : (
                        <button
                          type="button"
                          className="btn btn-tertiary btn-sm"
                          onClick={() => onRollBack(kept)}
                        >
                          <Text id="versions.goBack" />
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </LoadedView>
  );
}
