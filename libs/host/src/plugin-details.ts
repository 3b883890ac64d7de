/** How the last change of version went. */
export interface UpgradeReport {
  from: string;
  to: string;
  /** The first number of the version differs: expect what worked to work differently. */
  major: boolean;
  /** `trial` while the health window runs. */
  outcome: 'trial' | 'succeeded' | 'rolled-back';
  /** Milliseconds since 1970. */
  at: number;
  /** Why it went back, with the last lines of stderr; '' otherwise. */
  reason: string;
}

/** A fault of a plugin's web half that a browser reported. */
export interface WebFailure {
  message: string;
  /** Where it was shown, for example `ChannelHeaderButton`. */
  location: string;
  /** Reports since the plugin was started. */
  count: number;
  /** Milliseconds since 1970. */
  at: number;
}

/** What a status says beyond Mattermost's fields, under `details`. Times in milliseconds since 1970, 0 for never. */
export interface PluginDetails {
  enabled: boolean;
  /** Hooks, requests and commands reach it: it runs, and OnActivate, which may take a while, has succeeded. */
  ready: boolean;
  /** When the state began. */
  since: number;
  /** When it is started again by itself. */
  restart_at: number;
  /** Failures within the window that count against it, and how many end its restarts. */
  failures: number;
  failure_limit: number;
  /** The newest crash record; '' when there is none since it was installed or this server started. */
  crash_id: string;
  /** Unpacked into the plugins folder by hand. */
  unmanaged: boolean;
  /** A debugger is open, so deadlines and health checks are suspended. */
  debugging: boolean;
  /** Hooks whose breaker is open: not asked for a while after timeouts. */
  passed_over: string[];
  /** Where `rollback` would go; '' for nowhere. */
  previous_version: string;
  upgrade: UpgradeReport | null;
  web_failure: WebFailure | null;
}
