import type { Manner } from './mmctl.ts';

/** A command, what it shows, and the exit code where that is not 0. */
export interface Verb {
  readonly args: readonly string[];
  readonly shows: RegExp;
  /** It is refused, and says so. */
  readonly fails?: boolean;
}

const verb = (command: string, shows: RegExp): Verb => ({ args: words(command), shows });
const refused = (command: string, shows: RegExp): Verb => ({ args: words(command), shows, fails: true });

/** Words, of which those in quotes are one. */
function words(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

export interface Places {
  readonly bundle: string;
  readonly bundleUrl: string;
  readonly pluginId: string;
  readonly offeredId: string;
  readonly prepackagedId: string;
  readonly channelId: string;
  readonly settingsFile: string;
}

/** What an administrator does with it, in an order in which each finds what the ones before it made. */
export function verbs(manner: Manner, places: Places): Verb[] {
  const w = manner;
  const { bundle, bundleUrl, pluginId, offeredId, prepackagedId, channelId, settingsFile } = places;
  const local = manner === 'local';
  return [
    verb(
      `user create --email ${w}@example.com --username user-${w} --password Password-12345 --email-verified`,
      new RegExp(`user-${w}`),
    ),
    verb(`user search user-${w}`, new RegExp(`${w}@example.com`)),
    verb('user list --all', new RegExp(`user-${w}`)),
    verb(`user edit email user-${w} new-${w}@example.com`, /user-|new-/),
    verb(`user edit username user-${w} renamed-${w}`, new RegExp(`renamed-${w}`)),
    verb(`user change-password renamed-${w} --password Password-54321`, /password|renamed/i),
    verb(`user deactivate renamed-${w}`, /.*/),
    verb(`user activate renamed-${w}`, /.*/),
    verb(`user verify renamed-${w}`, /verified|renamed/i),
    verb(`user reset-password new-${w}@example.com`, /.*/),
    verb(`user preference set --category things --name one --value 1 renamed-${w}`, /.*/),
    verb(`user preference list renamed-${w}`, /things/),
    refused(`user demote renamed-${w}`, /licen[cs]e|guest/i),
    verb(`roles system-admin renamed-${w}`, /.*/),
    verb(`roles member renamed-${w}`, /.*/),
    verb(`team create --name team-${w} --display-name "Team ${w}"`, new RegExp(`team-${w}`)),
    verb('team list', new RegExp(`team-${w}`)),
    verb(`team search team-${w}`, new RegExp(`team-${w}`)),
    verb(`team rename team-${w} --display-name Renamed`, /rename|team-/i),
    verb(`team modify team-${w} --private`, /.*/),
    verb(`team users add team-${w} renamed-${w}`, /.*/),
    verb(`team users add team-${w} admin`, /.*/),
    verb(
      `channel create --team team-${w} --name channel-${w} --display-name "Channel ${w}"`,
      new RegExp(`channel-${w}`),
    ),
    verb(`channel list team-${w}`, new RegExp(`channel-${w}`)),
    verb(`channel search channel-${w} --team team-${w}`, new RegExp(`channel-${w}`)),
    verb(`channel rename team-${w}:channel-${w} --display-name Otherwise`, /rename|Otherwise/i),
    verb(`channel modify team-${w}:channel-${w} --private`, /.*/),
    verb(`channel users add team-${w}:channel-${w} renamed-${w}`, /.*/),
    ...(local
      ? []
      : [
          verb(`channel users add team-${w}:channel-${w} admin`, /.*/),
          verb(`post create team-${w}:channel-${w} --message "hello from ${w}"`, /.*/),
          verb(`post list team-${w}:channel-${w}`, new RegExp(`hello from ${w}`)),
        ]),
    verb(`channel archive team-${w}:channel-${w}`, /.*/),
    verb(`channel unarchive team-${w}:channel-${w}`, /.*/),
    ...(local
      ? []
      : [
          verb(`bot create bot-${w} --display-name Bot`, /bot/),
          verb(`bot update bot-${w} --username bot-${w}`, /bot/),
          verb(`bot disable bot-${w}`, new RegExp(`bot-${w}|isabled`)),
          verb(`bot enable bot-${w}`, new RegExp(`bot-${w}|nabled`)),
          verb(`token generate renamed-${w} script`, /[a-z0-9]{26}/),
          verb(`token list renamed-${w}`, /script/),
        ]),
    verb('bot list --all', /bot-plain/),
    verb(`webhook create-incoming --channel ${channelId} --user admin --display-name In`, /[a-z0-9]{26}/),
    verb(
      `webhook create-outgoing --team team-${w} --user admin --display-name Out --trigger-word go --url http://127.0.0.1:9/`,
      /[a-z0-9]{26}/,
    ),
    verb(`webhook list team-${w}`, /Out/),
    verb(
      `command create team-${w} --title Say --trigger-word say-${w} --url http://127.0.0.1:9/ --creator admin --post`,
      /Say/,
    ),
    verb(`command list team-${w}`, /Say/),
    verb(`config get TeamSettings.SiteName`, /Patchbay/),
    verb(`config set TeamSettings.SiteName Named-${w}`, /.*/),
    verb(`config get TeamSettings.SiteName`, new RegExp(`Named-${w}`)),
    verb('config set TeamSettings.SiteName Patchbay', /.*/),
    verb('config reset TeamSettings.MaxUsersPerTeam --confirm', /.*/),
    verb('config show', /"SiteName"/),
    verb(`config patch ${settingsFile}`, /.*/),
    verb('config reload', /.*/),
    verb(`plugin add ${bundle}`, new RegExp(`added|${pluginId}|.*`, 'i')),
    verb('plugin list', new RegExp(pluginId)),
    verb(`plugin enable ${pluginId}`, /.*/),
    verb(`plugin disable ${pluginId}`, /.*/),
    verb(`plugin delete ${pluginId}`, /.*/),
    verb(`plugin install-url ${bundleUrl}`, /.*/),
    verb(`plugin delete ${offeredId}`, /.*/),
    verb('plugin marketplace list', new RegExp(offeredId)),
    verb(`plugin marketplace install ${prepackagedId}`, /Demo Plugin/),
    verb('permissions role show system_user', manner === 'json' ? /null/ : /create_team/),
    refused('permissions add system_user manage_system', /licen[cs]e|not/i),
    verb('system version', /\d+\.\d+/),
    verb('system status', /OK|Status/i),
    verb('system setbusy --seconds 5', /.*/),
    verb('system getbusy', /.*/),
    verb('system clearbusy', /.*/),
    ...(local
      ? [verb('integrity --confirm', /.*/)]
      : manner === 'plain'
        ? [verb('logs --number 5', /.*/)]
        : []),
    verb('oauth list', /Calendar/),
    verb('job list', /.*/),
    verb('import list available', /.*/),
    verb('export list', /.*/),
    verb(`channel delete team-${w}:channel-${w} --confirm`, /.*/),
    verb(`user delete renamed-${w} --confirm`, /.*/),
    verb(`team archive team-${w} --confirm`, /.*/),
    verb(`team restore team-${w}`, /.*/),
    verb(`team delete team-${w} --confirm`, /.*/),
  ];
}
