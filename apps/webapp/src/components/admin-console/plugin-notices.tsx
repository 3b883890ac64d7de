import type { ReactNode } from 'react';
import { Text } from '../../i18n/text.tsx';
import type { UpgradeReport } from '../../rest/plugin-details.ts';
import { Icon } from '../elements/icon.tsx';
import { Moment } from '../elements/moment.tsx';
import { useNow } from '../elements/use-now.ts';
import type { PluginRow } from './plugin-rows.ts';

interface PluginNoticesProps {
  row: PluginRow;
  onShowCrashes(): void;
}

/** What happened to a plugin, why, and what comes next. */
export function PluginNotices({ row, onShowCrashes }: PluginNoticesProps) {
  const { id, details, error, isStuck, webFailure } = row;
  return (
    <>
      {error !== '' && (
        <Notice tone="bad">
          <Cause>{error}</Cause>
        </Notice>
      )}
      {details !== undefined && details.restartAt > 0 && (
        <Countdown restartAt={details.restartAt} failures={details.failures} limit={details.failureLimit} />
      )}
      {isStuck && details !== undefined && details.failures > 1 && (
        <Notice tone="bad">
          <Text id="plugin.stopped" values={{ failures: details.failures }} />
        </Notice>
      )}
      {details?.upgrade !== undefined && <Upgrade id={id} upgrade={details.upgrade} />}
      {details !== undefined && details.crashId !== '' && (
        <button
          type="button"
          className="link-button"
          data-testid={`plugin-crash-${id}`}
          onClick={onShowCrashes}
        >
          <Text id="plugin.crashRecord" />
        </button>
      )}
      {details !== undefined && details.passedOver.length > 0 && (
        <Notice tone="warn">
          <Text id="plugin.passedOver" values={{ hooks: details.passedOver.join(', ') }} />
        </Notice>
      )}
      {details?.webFailure !== undefined && (
        <Notice tone="bad">
          <Text
            id="plugin.webFailing"
            values={{
              location: details.webFailure.location || '–',
              message: details.webFailure.message,
              count: details.webFailure.count,
              at: <Moment at={details.webFailure.at} />,
            }}
          />
        </Notice>
      )}
      {webFailure !== undefined && (
        <Notice tone="bad">
          <Text
            id={`plugin.web.${webFailure.reason}`}
            values={{ version: webFailure.version, message: webFailure.message }}
          />
        </Notice>
      )}
    </>
  );
}

const MS_PER_SECOND = 1000;
const SECONDS_PER_MINUTE = 60;

function Countdown({ restartAt, failures, limit }: { restartAt: number; failures: number; limit: number }) {
  const now = useNow(true);
  const seconds = Math.max(0, Math.ceil((restartAt - now) / MS_PER_SECOND));
  const minutes = Math.round(seconds / SECONDS_PER_MINUTE);
  return (
    <p className="plugin-row__notice plugin-row__notice--warn" role="timer">
      <Icon name="refresh" />
      <span>
        {seconds === 0 ? (
          <Text id="plugin.restartNow" />
        ) : minutes > 1 ? (
          <Text id="plugin.restartMinutes" values={{ minutes }} />
        ) : (
          <Text id="plugin.restart" values={{ seconds }} />
        )}
        {failures > 0 && limit > 0 && (
          <>
            {' '}
            <Text id="plugin.failures" values={{ failures, limit }} />
          </>
        )}
      </span>
    </p>
  );
}

function Upgrade({ id, upgrade }: { id: string; upgrade: UpgradeReport }) {
  const { from, to, outcome, reason, at } = upgrade;
  const tone = outcome === 'rolled-back' ? 'bad' : outcome === 'trial' ? 'warn' : 'plain';
  return (
    <Notice tone={tone} testId={`plugin-upgrade-${id}`}>
      <Text id={`plugin.upgrade.${outcome}`} values={{ from, to, at: <Moment at={at} /> }} />
      {reason !== '' && (
        <div>
          <Cause>{reason}</Cause>
        </div>
      )}
      {outcome === 'rolled-back' && (
        <p className="plugin-row__aside">
          <Text id="plugin.upgrade.dataBack" values={{ to }} />
        </p>
      )}
    </Notice>
  );
}

const icons = { bad: 'alert-circle-outline', warn: 'alert-outline', plain: 'information-outline' } as const;

interface NoticeProps {
  tone: keyof typeof icons;
  testId?: string;
  children: ReactNode;
}

function Notice({ tone, testId, children }: NoticeProps) {
  return (
    <div className={`plugin-row__notice plugin-row__notice--${tone}`} role="status" data-testid={testId}>
      <Icon name={icons[tone]} />
      <div>{children}</div>
    </div>
  );
}

/** The first line says it; what follows are mostly the last lines of stderr. */
function Cause({ children }: { children: string }) {
  const [first = '', ...rest] = children.trim().split('\n');
  const more = rest.join('\n').trim();
  return (
    <>
      <span>{first}</span>
      {more !== '' && (
        <pre className="output" tabIndex={0}>
          {more}
        </pre>
      )}
    </>
  );
}
