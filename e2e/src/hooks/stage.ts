import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { packBundle } from '@patchbay/bundle';
import { createSigningKey, signDetached } from '@patchbay/signing';

import { freePort } from '../free-port.ts';
import { MailSink } from '../mail-sink.ts';
import { Market } from '../market.ts';
import { RestClient } from '../rest-client.ts';
import { Site } from '../site.ts';
import { buildGoPlugin, hasGo } from './build-go-plugin.ts';
import { PushProxy } from './push-proxy.ts';
import { RecordingPlugin } from './recording-plugin.ts';

export const PASSWORD = 'a-long-password-1';

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown> & { id: string };
  /** Of the request, as the client was told. */
  readonly requestId: string;
}

export interface Actor {
  readonly id: string;
  readonly rest: RestClient;
}

/** A server with both recording plugins running, an administrator, and somebody else. */
export class Stage {
  readonly site: Site;
  readonly plugins: Record<'go' | 'ts', RecordingPlugin>;
  admin!: Actor;
  alice!: Actor;
  teamId = '';
  channelId = '';
  metricsPort = 0;
  mail!: MailSink;
  pushes!: PushProxy;
  market!: Market;

  private constructor(site: Site) {
    this.site = site;
    this.plugins = {
      go: new RecordingPlugin(site, 'com.example.recorded-go', 'go'),
      ts: new RecordingPlugin(site, 'com.example.recorded-ts', 'ts'),
    };
  }

  static async open(env: NodeJS.ProcessEnv = {}): Promise<Stage> {
    const metricsPort = await freePort();
    const mail = await MailSink.listen();
    const pushes = await PushProxy.listen();
    const market = await Market.listen();
    const site = await Site.open({
      env: {
        ...mail.environment,
        ...pushes.environment,
        MM_PLUGINSETTINGS_MARKETPLACEURL: market.url,
        MM_PLUGINSETTINGS_ENABLEREMOTEMARKETPLACE: 'true',
        MM_PLUGINSETTINGS_ALLOWINSECUREDOWNLOADURL: 'true',
        MM_METRICSSETTINGS_ENABLE: 'true',
        MM_METRICSSETTINGS_LISTENADDRESS: `127.0.0.1:${metricsPort}`,
        MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
        ...env,
      },
    });
    const stage = new Stage(site);
    Object.assign(stage, { metricsPort, mail, pushes, market });
    await site.run({
      id: stage.plugins.ts.id,
      script: `import './src/hooks/typescript-plugin.ts';`,
    });
    if (hasGo) await stage.#runGo();
    const me = await site.rest.get<{ id: string }>('/users/me');
    stage.admin = { id: me.id, rest: site.rest };
    const [team] = await site.rest.get<{ id: string }[]>('/users/me/teams');
    stage.teamId = team?.id ?? '';
    const square = await site.rest.get<{ id: string }>(`/teams/${stage.teamId}/channels/name/town-square`);
    stage.channelId = square.id;
    stage.alice = await stage.person('alice');
    return stage;
  }

  async #runGo(): Promise<void> {
    const { id } = this.plugins.go;
    const folder = join(this.site.folder, id);
    mkdirSync(folder);
    copyFileSync(buildGoPlugin('go-hooks-plugin'), join(folder, 'plugin'));
    const manifest = { id, name: id, version: '1.0.0', server: { executable: 'plugin' } };
    writeFileSync(join(folder, 'plugin.json'), JSON.stringify(manifest));
    const bundle = `${folder}.tar.gz`;
    await packBundle(folder, bundle, { root: id, executables: ['plugin'] });
    await this.site.rest.uploadPlugin(bundle);
    await this.site.rest.post(`/plugins/${id}/enable`);
    await this.site.whenReady(id);
  }

  /** Makes an account, and logs in as it; unless told otherwise it is in the team. */
  async person(username: string, { joins = true } = {}): Promise<Actor> {
    const { id } = await this.site.rest.post<{ id: string }>('/users', {
      username,
      email: `${username}@example.com`,
      password: PASSWORD,
    });
    if (joins)
      await this.site.rest.post(`/teams/${this.teamId}/members`, { team_id: this.teamId, user_id: id });
    return { id, rest: await RestClient.login(this.site.patchbay.url, { username, password: PASSWORD }) };
  }

  async channel(name: string, type = 'O'): Promise<string> {
    const made = await this.alice.rest.post<{ id: string }>('/channels', {
      team_id: this.teamId,
      name,
      display_name: name,
      type,
    });
    return made.id;
  }

  /** Puts both plugins on the marketplace, signed by a key that the server trusts from here on. */
  async publish(): Promise<void> {
    const { folder, commandLine } = this.site;
    const key = await createSigningKey({ name: 'publisher' });
    const file = join(folder, 'publisher.asc');
    writeFileSync(file, key.publicKey);
    const { code, err } = await commandLine.run('--local', 'plugin', 'keys', 'add', file);
    if (code !== 0) throw new Error(err);
    const bundles = { ts: `${this.plugins.ts.id}-1.0.0.tar.gz`, go: `${this.plugins.go.id}.tar.gz` };
    for (const kind of ['ts', 'go'] as const) {
      const path = join(folder, bundles[kind]);
      if (!existsSync(path)) continue;
      const signature = await signDetached({ bundle: readFileSync(path), privateKey: key.privateKey });
      this.market.offer(this.plugins[kind].id, path, signature);
    }
  }

  /** Whatever the answer is. */
  async ask(by: Actor, method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await by.rest.answer(method, path, body);
    const text = await response.text();
    return {
      status: response.status,
      body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
      requestId: response.headers.get('x-request-id') ?? '',
    };
  }

  async close(): Promise<void> {
    await this.site.close();
    await this.mail.close();
    this.pushes.close();
    this.market.close();
  }
}
