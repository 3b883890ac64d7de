import { describe, expect, it } from '@jest/globals';
import { until, untilGone } from './fixtures/process-probe.ts';
import {
  stopsWhatItStarted,
  supervised,
  SUPERVISED_DEADLINE_MS as DEADLINE_MS,
  SUPERVISED_ID as id,
} from './fixtures/supervised.ts';
import { HEALTH_CHECK_INTERVAL_MS } from './lifecycle/health-check.ts';
import { RESTART_BACK_OFF_MS } from './lifecycle/restart-policy.ts';
import { PluginStates } from './lifecycle/states.ts';
import { STDERR_LINES_KEPT } from './logs/stderr-log.ts';
import { MemoryPluginLedger } from './memory-plugin-ledger.ts';

const { FailedToStart, FailedToStayRunning, NotRunning, Running } = PluginStates;
const [FIRST_MS = 0, SECOND_MS = 0] = RESTART_BACK_OFF_MS;

stopsWhatItStarted();

describe('the end of a plugin', () => {
  it(
    'in a hook is written down, with all there is to know',
    async () => {
      const { clock, host, post, status, whenStatus } = await supervised('dies-on-demand');
      expect(await host.crashes(id, 0, 10)).toEqual([]);
      await post('exit');
      const { details } = await whenStatus(id, ({ state }) => state === FailedToStayRunning);
      const [crash] = await host.crashes(id, 0, 10);
      expect(crash).toMatchObject({
        id: details.crash_id,
        pluginId: id,
        version: '1.0.0',
        at: clock.now(),
        startedAt: clock.now(),
        kind: 'crashed',
        exitCode: 5,
        signal: undefined,
        hooks: ['MessageWillBePosted'],
        reason: 'The plugin process exited with code 5. It is started again in 3 s, try 1 of 2.',
      });
      expect(crash?.id).toMatch(/^[a-z0-9]{26}$/);
      expect(crash?.stderr).toHaveLength(STDERR_LINES_KEPT);
      expect(crash?.stderr.at(-1)).toBe('last line 60');
      if (process.platform === 'linux') expect(crash?.memoryBytes).toBeGreaterThan(1024 * 1024);
      expect(status(id)?.error).toContain('last line 60');
      expect(await host.crashes(id, 1, 10)).toEqual([]);
    },
    DEADLINE_MS,
  );

  it(
    'by a signal is written down, and a ledger that cannot be written to is no reason to fail',
    async () => {
      const ledger = new MemoryPluginLedger();
      const { host, logger, post, whenStatus } = await supervised('dies-on-demand', {}, { ledger });
      await post('segfault');
      await whenStatus(id, ({ state }) => state === FailedToStayRunning);
      expect(await host.crashes(id, 0, 1)).toMatchObject([{ signal: 'SIGSEGV', exitCode: undefined }]);
      ledger.addCrash = () => Promise.reject(new Error('the disk is full'));
      await host.enable(id);
      await post('segfault');
      await logger.find(({ message }) => message.includes('could not be written down: the disk is full'));
      expect(host.isActive(id)).toBe(false);
    },
    DEADLINE_MS,
  );

  it(
    'by this host, since it no longer answers, names the hook that it hangs in',
    async () => {
      const patient = { deadlinesMs: { MessageWillBePosted: DEADLINE_MS } };
      const { clock, host, logger, post, whenStatus } = await supervised('dies-on-demand', patient);
      const posted = post('busy');
      await logger.find(({ message }) => message.includes('busy from now on'));
      clock.advance(HEALTH_CHECK_INTERVAL_MS);
      const { error } = await whenStatus(id, ({ state }) => state === FailedToStayRunning);
      expect(error).toContain('did not answer three pings');
      expect(await host.crashes(id, 0, 1)).toMatchObject([
        { kind: 'killed', exitCode: undefined, signal: undefined, hooks: ['MessageWillBePosted'] },
      ]);
      await posted;
    },
    DEADLINE_MS,
  );

  it(
    'before it began is written down too',
    async () => {
      const { host, status } = await supervised('crash-on-start');
      expect(await host.crashes(id, 0, 10)).toMatchObject([
        {
          id: status(id)?.details.crash_id,
          kind: 'did-not-start',
          exitCode: 3,
          hooks: [],
          stderr: ['panic: no licence file'],
        },
      ]);
      expect(host.whyNotActive(id)).toContain('did not start');
    },
    DEADLINE_MS,
  );

  it(
    'is asked for in vain of what is not installed',
    async () => {
      const { host } = await supervised('dies-on-demand');
      const missing = 'com.example.missing';
      const refused = { id: 'app.plugin.not_installed.app_error', status_code: 404 };
      await expect(host.crashes(missing, 0, 10)).rejects.toMatchObject(refused);
      expect(() => host.details(missing)).toThrow(expect.objectContaining(refused) as unknown as Error);
      expect(() => host.logs(missing)).toThrow(expect.objectContaining(refused) as unknown as Error);
      await expect(host.logsAfter(missing, 0, new AbortController().signal, 0)).rejects.toMatchObject(
        refused,
      );
      expect(() => host.processFigures(missing)).toThrow(
        expect.objectContaining(refused) as unknown as Error,
      );
      expect(host.whyNotActive(missing)).toContain('not installed');
    },
    DEADLINE_MS,
  );
});

describe('a plugin that keeps failing', () => {
  it(
    'shows the countdown, counts starts that fail, is given up, and no saved configuration wakes it',
    async () => {
      const kit = await supervised('dies-on-demand');
      const { announced, clock, gaveUp, host, post, version, whenStatus } = kit;
      await post('exit');
      const first = await whenStatus(id, ({ state }) => state === FailedToStayRunning);
      expect(first.details).toMatchObject({
        enabled: true,
        since: clock.now(),
        restart_at: clock.now() + FIRST_MS,
        failures: 1,
        failure_limit: 3,
      });
      expect(host.whyNotActive(id)).toContain('is started again in 3 s');
      version.text = 'no';
      clock.advance(FIRST_MS);
      const second = await whenStatus(id, ({ details }) => details.failures === 2);
      expect(second.state).toBe(FailedToStayRunning);
      expect(second.error).toContain('the host said no');
      expect(second.details.restart_at).toBe(clock.now() + SECOND_MS);
      clock.advance(SECOND_MS);
      const third = await whenStatus(id, ({ details }) => details.failures === 3);
      expect(third).toMatchObject({ state: FailedToStayRunning, details: { restart_at: 0 } });
      expect([gaveUp, announced.at(-1)?.event]).toEqual([[id], 'disabled']);
      version.text = '11.11.0';
      await host.configurationChanged();
      clock.advance(HEALTH_CHECK_INTERVAL_MS);
      expect(kit.status(id)?.state).toBe(FailedToStayRunning);
      expect(host.whyNotActive(id)).toContain('stays down until a system administrator');
      expect((await host.crashes(id, 0, 10)).map(({ kind }) => kind)).toEqual([
        'did-not-start',
        'did-not-start',
        'crashed',
      ]);
      await host.enable(id);
      expect(kit.status(id)).toMatchObject({ state: Running, error: '', details: { failures: 0 } });
      expect(host.whyNotActive(id)).toBeUndefined();
    },
    DEADLINE_MS,
  );

  it(
    'is not started again when it was disabled meanwhile',
    async () => {
      const { clock, host, post, status, whenStatus } = await supervised('dies-on-demand');
      await post('exit');
      await whenStatus(id, ({ state }) => state === FailedToStayRunning);
      await host.disable(id);
      clock.advance(FIRST_MS);
      expect(status(id)).toMatchObject({ state: NotRunning, error: '', details: { restart_at: 0 } });
      expect(host.whyNotActive(id)).toContain('is disabled');
    },
    DEADLINE_MS,
  );

  it(
    'at its very first start is not tried again',
    async () => {
      const { clock, host, status } = await supervised('refuses-to-activate');
      expect(status(id)).toMatchObject({ state: FailedToStart, details: { restart_at: 0, failures: 0 } });
      clock.advance(FIRST_MS + SECOND_MS);
      expect(host.isActive(id)).toBe(false);
    },
    DEADLINE_MS,
  );

  it(
    'is neither asked nor started again where health checks are off',
    async () => {
      const { clock, pings, post, whenStatus } = await supervised('dies-on-demand', {
        healthChecks: false,
      });
      clock.advance(HEALTH_CHECK_INTERVAL_MS);
      expect(pings).toEqual([]);
      await post('exit');
      const { details, error } = await whenStatus(id, ({ state }) => state === FailedToStayRunning);
      expect(error).toContain('Health checks are off');
      expect(details.restart_at).toBe(0);
    },
    DEADLINE_MS,
  );
});

describe('a plugin that is debugged', () => {
  const inspectors = new Map([[id, { port: 0, wait: false }]]);

  it(
    'is left in peace in developer mode, which is shown and logged',
    async () => {
      const { clock, host, logger, pings } = await supervised(
        'dies-on-demand',
        { developerMode: true },
        { inspectors },
      );
      await until(() => host.details(id).debugging, 'the inspector');
      await logger.find(({ message }) => message.includes('its inspector listens on port'));
      clock.advance(HEALTH_CHECK_INTERVAL_MS);
      expect(pings).toEqual([]);
    },
    DEADLINE_MS,
  );

  it(
    'is one like others outside of it: no inspector is opened, and its health is asked for',
    async () => {
      const { clock, host, pings } = await supervised('dies-on-demand', {}, { inspectors });
      expect(host.details(id).debugging).toBe(false);
      expect(host.logs(id).filter(({ message }) => message.includes('Debugger listening'))).toEqual([]);
      clock.advance(HEALTH_CHECK_INTERVAL_MS);
      expect(pings).toHaveLength(1);
    },
    DEADLINE_MS,
  );
});

describe('what a running plugin shows of itself', () => {
  it(
    'is all that it logs, by whatever way, under its id, also of the run before',
    async () => {
      const { host, logger } = await supervised('speaks-three-ways');
      const entries = () => host.logs(id).map(({ level, message }) => `${level} ${message}`);
      const all = ['warn [WARN] by stderr', 'error by hclog', 'info by stdout', 'debug by the API'];
      await until(() => all.every((line) => entries().includes(line)), 'the log of the plugin');
      const ofApi = host.logs(id).find(({ message }) => message === 'by the API');
      expect(ofApi?.fields).toEqual({ answer: '42' });
      expect(logger.entries.map(({ message }) => message)).not.toContain('by the API');
      const line = logger.entries.find(({ message }) => message === 'by hclog');
      expect(line?.fields).toMatchObject({ plugin_id: id, extras: { '@module': 'm' } });
      const { seq } = host.logs(id).at(-1) ?? { seq: 0 };
      await host.disable(id);
      await host.enable(id);
      expect(entries()).toEqual(expect.arrayContaining(all));
      const since = await host.logsAfter(id, seq, new AbortController().signal, 0);
      expect(since.map(({ message }) => message)).toContain(`Plugin ${id} 1.0.0 is active.`);
    },
    DEADLINE_MS,
  );

  it(
    'are the figures of its process, where the system has any, and none when it is gone',
    async () => {
      const { clock, host, pid } = await supervised('dies-on-demand');
      const figures = host.processFigures(id);
      if (process.platform === 'linux')
        expect(figures).toMatchObject({ pid: pid(), started_at: clock.now() });
      else expect(figures).toBeUndefined();
      await host.disable(id);
      await untilGone(pid());
      expect(host.processFigures(id)).toBeUndefined();
    },
    DEADLINE_MS,
  );

  it(
    'are the faults of its web half, of the version that runs',
    async () => {
      const { host, status } = await supervised('dies-on-demand');
      const report = {
        message: 'x is undefined',
        location: 'ChannelHeaderButton',
        stack: 'at a',
        version: '1.0.0',
      };
      host.reportWebFailure(id, { ...report, version: '0.9.0' });
      expect(status(id)?.details.web_failure).toBeNull();
      host.reportWebFailure(id, report);
      host.reportWebFailure(id, { ...report, message: 'y'.repeat(100_000) });
      expect(status(id)?.details.web_failure).toMatchObject({ location: 'ChannelHeaderButton', count: 2 });
      expect(status(id)?.details.web_failure?.message).toHaveLength(1_000);
      expect(host.logs(id, { level: 'error' })[0]).toMatchObject({
        message: 'The web half failed in ChannelHeaderButton: x is undefined',
        fields: { source: 'webapp', stack: 'at a', version: '1.0.0' },
      });
      expect(() => host.reportWebFailure('com.example.missing', report)).toThrow('not installed');
      await host.disable(id);
      await host.enable(id);
      expect(status(id)?.details.web_failure).toBeNull();
    },
    DEADLINE_MS,
  );
});
