import { lazy } from 'react';
import type { ComponentType, LazyExoticComponent } from 'react';
import type { MessageId } from '../../i18n/catalogue.ts';
import type { AdminDefinition, AdminSubsection, ConsoleAccess } from './definition-types.ts';

type Page = LazyExoticComponent<ComponentType>;

const Figures = lazy(async () => ({ default: (await import('./figures/figures-page.tsx')).FiguresPage }));
const Groups = lazy(async () => ({ default: (await import('./groups/groups-page.tsx')).GroupsPage }));
const Hooks = lazy(async () => ({ default: (await import('./hooks/hooks-page.tsx')).HooksPage }));
const Logs = lazy(async () => ({ default: (await import('./logs/logs-page.tsx')).LogsPage }));
const Market = lazy(async () => ({
  default: (await import('../marketplace/marketplace-page.tsx')).MarketplacePage,
}));
const PluginPage = lazy(async () => ({
  default: (await import('./plugin-settings/plugin-settings-page.tsx')).PluginSettingsPage,
}));
const Plugins = lazy(async () => ({ default: (await import('./plugin-management.tsx')).PluginManagement }));
const Settings = lazy(async () => ({
  default: (await import('./plugin-settings/server-settings-page.tsx')).ServerSettingsPage,
}));
const Statistics = lazy(async () => ({
  default: (await import('./statistics/statistics-page.tsx')).StatisticsPage,
}));
const Team = lazy(async () => ({ default: (await import('./teams/team-page.tsx')).TeamPage }));
const Teams = lazy(async () => ({ default: (await import('./teams/teams-page.tsx')).TeamsPage }));
const User = lazy(async () => ({ default: (await import('./users/user-page.tsx')).UserPage }));
const Traces = lazy(async () => ({ default: (await import('./hooks/traces-page.tsx')).TracesPage }));
const Users = lazy(async () => ({ default: (await import('./users/users-page.tsx')).UsersPage }));

/**
 * The System Console as data: a page is one line here, its title in the catalogue. Plugins get a clone and may change
 * it; the keys and addresses are Mattermost's where it has the page.
 */
export const definition: AdminDefinition = {
  reporting: {
    icon: 'chart-bar',
    sectionTitle: title('console.reporting'),
    subsections: {
      system_analytics: page(
        'reporting/system_analytics',
        'console.statistics',
        Statistics,
        'reporting.site_statistics',
      ),
      server_logs: page('reporting/server_logs', 'console.logs', Logs, 'reporting.server_logs'),
    },
  },
  user_management: {
    icon: 'account-multiple-outline',
    sectionTitle: title('console.userManagement'),
    subsections: {
      system_users: page('user_management/users', 'console.users', Users, 'user_management.users'),
      system_user_detail: partOf('user_management/user/:userId', User, 'user_management.users'),
      groups: page('user_management/groups', 'console.groups', Groups, 'user_management.groups'),
      teams: page('user_management/teams', 'console.teams', Teams, 'user_management.teams'),
      team_detail: partOf('user_management/team/:teamId', Team, 'user_management.teams'),
    },
  },
  plugins: {
    icon: 'power-plug-outline',
    sectionTitle: title('console.plugins'),
    subsections: {
      settings: page('plugins/settings', 'console.pluginSettings', Settings, 'plugins', [
        'pluginSettings.title',
        'pluginSettings.EnableUploads',
        'pluginSettings.RequirePluginSignature',
        'pluginSettings.MarketplaceURL',
        'pluginSettings.keys',
      ]),
      plugin_management: page('plugins/plugin_management', 'console.pluginManagement', Plugins, 'plugins'),
      hooks: page('plugins/hooks', 'console.hooks', Hooks, 'plugins', ['hooks.order', 'hooks.policies']),
      traces: page('plugins/traces', 'console.traces', Traces, 'plugins'),
      figures: page('plugins/figures', 'console.figures', Figures, 'plugins', [
        'figures.column.memory',
        'figures.column.cpu',
      ]),
      // The page of one plugin; the navigation has a line for each (navigation-entries.ts).
      custom: {
        ...page('plugins/plugin_:plugin_id', 'console.plugins', PluginPage, 'plugins'),
        title: undefined,
      },
      marketplace: page('plugins/marketplace', 'console.marketplace', Market, 'plugins'),
    },
  },
};

function title(id: MessageId) {
  return { id };
}

/** A page that whoever may read `resource` sees; `words` are what else it is found by. */
function page(
  url: string,
  name: MessageId,
  component: Page,
  resource: string,
  words: MessageId[] = [],
): AdminSubsection {
  return {
    url,
    title: title(name),
    searchableStrings: words.map(title),
    isHidden: (_config, _state, _license, _ready, access?: ConsoleAccess) => access?.read[resource] !== true,
    schema: { id: url, component: component as never },
  };
}

/** A page that is reached from another, and no entry of the navigation. */
function partOf(url: string, component: Page, resource: string): AdminSubsection {
  const { title: _title, ...rest } = page(url, 'console.users', component, resource);
  return rest;
}
