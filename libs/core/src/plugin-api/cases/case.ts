import { Readable } from 'node:stream';
import type { API, Channel, Manifest, PluginStatus, Team, User } from '@patchbay/contract';
import { CONTEXT, TestCore } from '../../fixtures/test-core.ts';
import { fill } from '../../model/fill.ts';
import type { PluginManagement } from '../plugin-management.ts';

/** A chat with people, and two plugins in it. */
export interface Kit {
  readonly test: TestCore;
  readonly manifest: Manifest;
  readonly api: API;
  /** Of another plugin. */
  readonly other: API;
  /** An administrator, the first account. */
  readonly ada: User;
  /** In the team of {@link channel}. */
  readonly bob: User;
  /** In no team. */
  readonly eve: User;
  readonly team: Team;
  readonly channel: Channel;
}

/** What a refusal is known by. An `id` of Mattermost's, or words where Go has a plain error. */
export interface Refused {
  readonly id?: string;
  readonly status_code?: number;
  readonly message?: RegExp;
}

/** One API method: what it does, as others see it, and what it refuses. */
export interface ApiCase {
  /** Throws when the effect is not there. */
  effect(kit: Kit): Promise<void>;
  readonly refusals?: Readonly<Record<string, readonly [(kit: Kit) => Promise<unknown>, Refused]>>;
  /** Why it cannot refuse. */
  readonly cannotRefuse?: string;
}

export type ApiCases = Partial<Record<keyof API, ApiCase>>;

/** No account, team, channel or post has it. */
export const NOBODY = 'z'.repeat(26);

export const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex');

export async function openKit(): Promise<Kit> {
  const test = await TestCore.open();
  const ada = await test.user('ada');
  const [bob, eve] = [await test.user('bob'), await test.user('eve')];
  const team = await test.team('engines', ada);
  await test.core.teamMembers.add(CONTEXT, team.id, bob.id);
  const channel = await test.townSquare(team);
  const manifest = manifestOf('com.example.demo');
  const apiOf = (of: Manifest) => test.core.pluginApi(of, `/bundles/${of.id}`, management(of)) as API;
  return {
    test,
    manifest,
    api: apiOf(manifest),
    other: apiOf(manifestOf('com.example.other')),
    ada,
    bob,
    eve,
    team,
    channel,
  };
}

function manifestOf(id: string): Manifest {
  return fill<Manifest>('model.Manifest', {
    id,
    settings_schema: {
      header: '',
      footer: '',
      sections: [{ key: 's', settings: [{ key: 'InSection', default: 3 }] }],
      settings: [
        { key: 'Greeting', default: 'Hi' },
        { key: 'Token', default: '', secret: true },
      ],
    },
  } as unknown as Manifest);
}

function management(manifest: Manifest): PluginManagement {
  return {
    list: () => ({ active: [manifest], inactive: [] }),
    status: async () => fill<PluginStatus>('model.PluginStatus', { plugin_id: manifest.id, state: 2 }),
    enable: async () => undefined,
    disable: async () => undefined,
    remove: async () => undefined,
    http: async (from, request) => ({
      statusCode: 200,
      header: { 'X-From': [from], 'X-Url': [request.url] },
      body: Readable.from(['ok']),
    }),
  };
}
