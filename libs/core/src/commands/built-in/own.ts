import type { ConfigService } from '../../config/config.service.ts';
import type { PreferenceService } from '../../preferences/preference.service.ts';
import type { StatusService } from '../../statuses/status.service.ts';
import { ephemeral, type BuiltInCommand } from '../built-in-command.ts';

export interface OwnCommandParts {
  readonly statuses: StatusService;
  readonly preferences: PreferenceService;
  readonly config: ConfigService;
}

/** What only clients can do; one that has not done it is told so. */
const CLIENT_ONLY: readonly (readonly [trigger: string, description: string, hint: string])[] = [
  ['search', 'Search text in messages', '[text]'],
  ['settings', 'Open your settings', ''],
  ['shortcuts', 'Show the keyboard shortcuts', ''],
  ['marketplace', 'Open the marketplace of plugins', ''],
];

/** Commands that concern nobody but who runs them. */
export function ownCommands(parts: OwnCommandParts): readonly BuiltInCommand[] {
  const status = (name: string, description: string): BuiltInCommand => ({
    trigger: name,
    description,
    hint: '',
    run: async (_context, args) => {
      await parts.statuses.set(args.user_id, name, true);
      return ephemeral(`You are now ${name}.`);
    },
  });
  const collapse = (trigger: string, value: boolean, description: string): BuiltInCommand => ({
    trigger,
    description,
    hint: '',
    run: async (_context, args) => {
      const preference = { category: 'display_settings', name: 'collapse_previews', value: String(value) };
      await parts.preferences.save(args.user_id, [{ ...preference, user_id: args.user_id }]);
      return ephemeral(`Images are now ${value ? 'collapsed' : 'expanded'} by default.`);
    },
  });
  return [
    status('online', 'Set your status to online'),
    status('away', 'Set your status to away'),
    status('dnd', 'Set your status to do not disturb'),
    status('offline', 'Set your status to offline'),
    collapse('collapse', true, 'Collapse previews of images'),
    collapse('expand', false, 'Expand previews of images'),
    {
      trigger: 'logout',
      description: 'Log out',
      hint: '',
      run: () => Promise.resolve({ goto_location: '/login' }),
    },
    {
      trigger: 'help',
      description: 'Where help is found',
      hint: '',
      run: () => {
        const link = parts.config.get().SupportSettings.HelpLink ?? '';
        return link === '' ? ephemeral('This server names no page of help.') : ephemeral(`Help: ${link}`);
      },
    },
    ...CLIENT_ONLY.map(([trigger, description, hint]) => ({
      trigger,
      description,
      hint,
      enabled: () =>
        trigger !== 'marketplace' || parts.config.get().PluginSettings.EnableMarketplace === true,
      run: () => ephemeral(`Your client does not know /${trigger}.`),
    })),
  ];
}
