import type { HookFigures } from '@patchbay/hooks';
import type { PluginHost } from '@patchbay/host';
import type { ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';

type Host = Pick<PluginHost, 'list' | 'hooks'>;

/** Figures of hooks, by the name of their metric. */
const HOOK_FIGURES: readonly (readonly [name: string, help: string, of: (figures: HookFigures) => number])[] =
  [
    ['calls_total', 'Calls of hooks that reached the plugin.', ({ calls }) => calls],
    ['failures_total', 'Calls of hooks without an answer.', ({ failures }) => failures],
    ['timeouts_total', 'Calls of hooks that took too long.', ({ timeouts }) => timeouts],
    [
      'passed_over_total',
      'Calls of hooks that were not made after timeouts.',
      ({ passedOver }) => passedOver,
    ],
    ['dropped_total', 'Events that a full queue threw away.', ({ dropped }) => dropped],
  ];

/** Figures of this process and of plugins' hooks, in the text form of Prometheus. */
export class ServerMetrics {
  readonly #host: Host;
  #registry: Promise<Registry> | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  async serve(response: ServerResponse): Promise<void> {
    const registry = await (this.#registry ??= makeRegistry(this.#host));
    const text = await registry.metrics();
    response.writeHead(200, { 'Content-Type': registry.contentType }).end(text);
  }
}

/** The library is loaded when somebody asks: most servers have the listener off. */
async function makeRegistry(host: Host): Promise<Registry> {
  const { collectDefaultMetrics, Counter, Gauge, Registry } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const labelNames = ['plugin_id', 'hook'] as const;
  for (const [name, help, of] of HOOK_FIGURES) {
    new Counter({
      name: `patchbay_plugin_hook_${name}`,
      help,
      labelNames,
      registers,
      collect() {
        this.reset();
        for (const [plugin_id, figures] of hookFigures(host))
          this.inc({ plugin_id, hook: figures.hook }, of(figures));
      },
    });
  }
  new Gauge({
    name: 'patchbay_plugin_hook_duration_seconds',
    help: 'How long calls of hooks took, half and 95 of 100 of them.',
    labelNames: [...labelNames, 'quantile'],
    registers,
    collect() {
      this.reset();
      for (const [plugin_id, { hook, p50Ms, p95Ms }] of hookFigures(host)) {
        this.set({ plugin_id, hook, quantile: '0.5' }, p50Ms / 1000);
        this.set({ plugin_id, hook, quantile: '0.95' }, p95Ms / 1000);
      }
    },
  });
  new Gauge({
    name: 'patchbay_plugin_active',
    help: 'Whether an installed plugin runs.',
    labelNames: ['plugin_id'],
    registers,
    collect() {
      this.reset();
      const { active, inactive } = host.list();
      for (const { id } of active) this.set({ plugin_id: id }, 1);
      for (const { id } of inactive) this.set({ plugin_id: id }, 0);
    },
  });
  return registry;
}

function hookFigures(host: Host): (readonly [pluginId: string, figures: HookFigures])[] {
  const { active, inactive } = host.list();
  return [...active, ...inactive].flatMap(({ id }) =>
    host.hooks.figures(id).map((one) => [id, one] as const),
  );
}
