import type { Site } from '../site.ts';
import type { Seen } from './look.ts';
import { BAD_VERSION, CHAOTIC, VERSIONS, WEB_ONLY } from './plugins.ts';
import type { Random } from './random.ts';

/** One thing an administrator does, and what it may come to when the server is killed meanwhile. */
export interface Operation {
  readonly name: string;
  /** Operations of one kind take about as long as each other. */
  readonly kind: string;
  readonly id: string;
  /** What the plugin may be like afterwards, the first if it was answered before the kill. */
  readonly outcomes: readonly Outcome[];
  run(site: Site, bundle: (id: string, version: string) => string): Promise<unknown>;
}

/** Undefined: it is not installed. */
export type Outcome = Pick<Seen, 'version' | 'enabled'> | undefined;

/** One thing that can be done now, or two with different plugins at once. */
export function anyOperations(random: Random, seen: ReadonlyMap<string, Seen>): Operation[] {
  const first = random.pick(CHAOTIC);
  const others = CHAOTIC.filter((id) => id !== first);
  const ids = random.fraction() < 0.3 ? [first, random.pick(others)] : [first];
  return ids.map((id) => anyOperation(id, random, seen.get(id)));
}

function anyOperation(id: string, random: Random, before: Seen | undefined): Operation {
  if (!before) return install(id, random.pick(VERSIONS));
  const other = before.version === VERSIONS[0] ? VERSIONS[1] : VERSIONS[0];
  const choice = random.pick(
    before.enabled
      ? (['upgrade', 'upgrade', 'bad upgrade', 'step back', 'disable', 'remove'] as const)
      : (['enable', 'enable', 'upgrade', 'step back', 'remove'] as const),
  );
  switch (choice) {
    case 'upgrade':
      return upgrade(id, before, other);
    case 'bad upgrade':
      return id === WEB_ONLY ? upgrade(id, before, other) : badUpgrade(id, before);
    case 'step back':
      return before.previous === '' ? upgrade(id, before, other) : stepBack(id, before);
    case 'enable':
    case 'disable':
      return switched(id, before, choice);
    case 'remove':
      return remove(id, before);
  }
}

function install(id: string, version: string): Operation {
  return {
    kind: 'install',
    name: `install ${id} ${version}`,
    id,
    outcomes: [{ version, enabled: false }, undefined],
    run: (site, bundle) => site.rest.uploadPlugin(bundle(id, version)),
  };
}

function upgrade(id: string, { version, enabled }: Seen, other: string): Operation {
  return {
    kind: 'upgrade',
    name: `upgrade ${id} from ${version} to ${other}, ${enabled ? 'enabled' : 'disabled'}`,
    id,
    outcomes: [
      { version: other, enabled },
      { version, enabled },
    ],
    run: (site, bundle) => site.rest.uploadPlugin(bundle(id, other), true),
  };
}

/** Comes to nothing, however it ends. */
function badUpgrade(id: string, { version, enabled }: Seen): Operation {
  return {
    kind: 'bad upgrade',
    name: `upgrade ${id} from ${version} to one that does not start`,
    id,
    outcomes: [{ version, enabled }],
    run: (site, bundle) => site.rest.uploadPlugin(bundle(id, BAD_VERSION), true).catch(() => undefined),
  };
}

function stepBack(id: string, { version, enabled, previous }: Seen): Operation {
  return {
    kind: 'go back',
    name: `go back with ${id} from ${version} to ${previous}, ${enabled ? 'enabled' : 'disabled'}`,
    id,
    outcomes: [
      { version: previous, enabled },
      { version, enabled },
    ],
    run: (site) => site.rest.post(`/plugins/${id}/rollback`),
  };
}

function switched(id: string, { version, enabled }: Seen, how: 'enable' | 'disable'): Operation {
  return {
    kind: how,
    name: `${how} ${id} ${version}`,
    id,
    outcomes: [
      { version, enabled: how === 'enable' },
      { version, enabled },
    ],
    run: (site) => site.rest.post(`/plugins/${id}/${how}`),
  };
}

/** It is disabled first (contract: management §2). */
function remove(id: string, { version, enabled }: Seen): Operation {
  return {
    kind: 'remove',
    name: `remove ${id} ${version}`,
    id,
    outcomes: [undefined, { version, enabled }, { version, enabled: false }],
    run: (site) => site.rest.delete(`/plugins/${id}`),
  };
}
