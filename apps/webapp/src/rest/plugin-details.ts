import { flag, isRecord, number, record, text, texts } from './fields.ts';

/** How the last change of version went. */
export interface UpgradeReport {
  from: string;
  to: string;
  /** The first number of the version differs. */
  major: boolean;
  /** `trial` while it is watched whether the new version stays up. */
  outcome: 'trial' | 'succeeded' | 'rolled-back';
  /** Milliseconds since 1970. */
  at: number;
  /** Why it went back; '' otherwise. */
  reason: string;
}

/** A fault of a web half that some browser reported. */
export interface ReportedWebFailure {
  message: string;
  location: string;
  count: number;
  at: number;
}

/** What a status says beyond Mattermost's fields. Times in milliseconds since 1970, 0 for never. */
export interface PluginDetails {
  enabled: boolean;
  since: number;
  /** When it is started again by itself. */
  restartAt: number;
  failures: number;
  failureLimit: number;
  /** '' for none. */
  crashId: string;
  /** Unpacked into the plugins folder by hand. */
  unmanaged: boolean;
  debugging: boolean;
  /** Hooks that are not asked for a while after timeouts. */
  passedOver: string[];
  /** Where a roll back would go; '' for nowhere. */
  previousVersion: string;
  upgrade?: UpgradeReport;
  webFailure?: ReportedWebFailure;
}

/** `details` of a status; undefined from a server that sends none. */
export function readPluginDetails(value: unknown): PluginDetails | undefined {
  if (!isRecord(value)) {
    return undefined;
  }
  return {
    enabled: flag(value.enabled),
    since: number(value.since),
    restartAt: number(value.restart_at),
    failures: number(value.failures),
    failureLimit: number(value.failure_limit),
    crashId: text(value.crash_id),
    unmanaged: flag(value.unmanaged),
    debugging: flag(value.debugging),
    passedOver: texts(value.passed_over),
    previousVersion: text(value.previous_version),
    upgrade: readUpgrade(value.upgrade),
    webFailure: readWebFailure(value.web_failure),
  };
}

const outcomes = ['trial', 'succeeded', 'rolled-back'] as const;

function readUpgrade(value: unknown): UpgradeReport | undefined {
  const { from, to, major, outcome, at, reason } = record(value);
  const known = outcomes.find((one) => one === outcome);
  return known === undefined
    ? undefined
    : {
        from: text(from),
        to: text(to),
        major: flag(major),
        outcome: known,
        at: number(at),
        reason: text(reason),
      };
}

function readWebFailure(value: unknown): ReportedWebFailure | undefined {
  const { message, location, count, at } = record(value);
  return text(message) === '' && text(location) === ''
    ? undefined
    : { message: text(message), location: text(location), count: number(count), at: number(at) };
}
