import { Client4 } from '@mattermost/client';
import type { Channel } from '@mattermost/types/channels';
import type { Team } from '@mattermost/types/teams';
import type { UserProfile } from '@mattermost/types/users';

import { MailSink } from '../mail-sink.ts';
import { Market } from '../market.ts';
import { Site } from '../site.ts';
import { administrator } from '../start-patchbay.ts';
import { Recorder } from './recorder.ts';

export const PASSWORD = 'a-long-password-1';

/** Somebody and their client. */
export interface Person {
  readonly client: Client4;
  readonly user: UserProfile;
}

/** A server, and who is on it: an administrator, and two people who are in one team with them. */
export class World {
  readonly recorder = new Recorder();
  readonly site: Site;
  readonly market: Market;
  readonly mail: MailSink;
  admin!: Client4;
  administrator!: UserProfile;
  alice!: Person;
  bob!: Person;
  team!: Team;
  channel!: Channel;

  private constructor(site: Site, market: Market, mail: MailSink) {
    this.site = site;
    this.market = market;
    this.mail = mail;
  }

  static async open(): Promise<World> {
    const market = await Market.listen();
    const mail = await MailSink.listen();
    const site = await Site.open({
      env: {
        ...mail.environment,
        MM_SERVICESETTINGS_ENABLEEMAILINVITATIONS: 'true',
        MM_PLUGINSETTINGS_MARKETPLACEURL: market.url,
        MM_PLUGINSETTINGS_ENABLEREMOTEMARKETPLACE: 'true',
        MM_PLUGINSETTINGS_ALLOWINSECUREDOWNLOADURL: 'true',
        MM_SERVICESETTINGS_ENABLEMULTIFACTORAUTHENTICATION: 'true',
        MM_SERVICESETTINGS_ENABLEUSERACCESSTOKENS: 'true',
        MM_SERVICESETTINGS_ENABLEBOTACCOUNTCREATION: 'true',
        MM_SERVICESETTINGS_ENABLEOAUTHSERVICEPROVIDER: 'true',
        MM_SERVICESETTINGS_ENABLEPOSTUSERNAMEOVERRIDE: 'true',
        MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
        MM_SERVICESETTINGS_ENABLETESTING: 'true',
        MM_FILESETTINGS_ENABLEPUBLICLINK: 'true',
        MM_TEAMSETTINGS_ENABLEOPENSERVER: 'true',
        MM_SERVICESETTINGS_ENABLEAPIUSERDELETION: 'true',
        MM_SERVICESETTINGS_ENABLEAPITEAMDELETION: 'true',
        MM_SERVICESETTINGS_ENABLEAPICHANNELDELETION: 'true',
      },
    });
    const world = new World(site, market, mail);
    world.admin = world.client();
    world.administrator = await world.admin.login(administrator.username, administrator.password);
    world.team = await world.admin.createTeam({
      name: 'works',
      display_name: 'Works',
      type: 'O',
    } as Team);
    world.channel = await world.admin.createChannel({
      team_id: world.team.id,
      name: 'workshop',
      display_name: 'Workshop',
      type: 'O',
    });
    world.alice = await world.person('alice');
    world.bob = await world.person('bob');
    return world;
  }

  /** A watched client of this server that is not logged in. */
  client(): Client4 {
    const client = new Client4();
    client.setUrl(this.site.patchbay.url);
    return this.recorder.watch(client);
  }

  /** A new account, in the team and its channel, and a client that is logged in as it. */
  async person(username: string, { joins = true } = {}): Promise<Person> {
    const user = await this.admin.createUser(
      { username, email: `${username}@example.com`, password: PASSWORD } as UserProfile,
      '',
      '',
    );
    if (joins) {
      await this.admin.addToTeam(this.team.id, user.id);
      await this.admin.addToChannel(user.id, this.channel.id);
    }
    const client = this.client();
    await client.login(username, PASSWORD);
    return { client, user };
  }

  /** After every session was ended. */
  async logInAgain(): Promise<void> {
    await this.admin.login(administrator.username, administrator.password);
    for (const { client, user } of [this.alice, this.bob]) await client.login(user.username, PASSWORD);
  }

  async close(): Promise<void> {
    await this.site.close();
    await this.mail.close();
    this.market.close();
  }
}
