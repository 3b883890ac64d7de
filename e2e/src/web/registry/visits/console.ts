import { eventually } from '../../../eventually.ts';
import type { Visit } from '../visit.ts';
import { PROOF_ID } from '../registry-plugin.ts';

const SETTING = 'registerAdminConsoleCustomSetting';
const SECTION = 'registerAdminConsoleCustomSection';
const STATISTICS = 'registerSiteStatisticsHandler';

export const systemConsole: readonly Visit[] = [
  {
    place: "System Console > the plugin's settings",
    shows: { [SETTING]: [], [SECTION]: [], registerAdminConsolePlugin: [] },
    open: ({ proof }) => proof.go(`/admin_console/plugins/plugin_${PROOF_ID}`),
    async use({ chat, proof, site }) {
      await chat.page.getByRole('button', { name: 'change it' }).click();
      await chat.page.getByRole('button', { name: 'Save', exact: true }).click();
      await proof.called(SETTING, 'saveAction');
      interface Config {
        PluginSettings: { Plugins: Record<string, Record<string, unknown>> };
      }
      await eventually(
        'it is kept',
        () => site.rest.get<Config>('/config'),
        ({ PluginSettings }) => PluginSettings.Plugins[PROOF_ID]?.['own'] === 'changed by the plugin',
      );
    },
    stays: [SETTING, SECTION],
  },
  {
    place: 'System Console > Site Statistics',
    shows: { [STATISTICS]: [] },
    open: ({ proof }) => proof.go('/admin_console/reporting/system_analytics'),
    stays: [STATISTICS],
  },
  {
    place: 'System Console > Groups',
    shows: { registerSystemConsoleGroupTable: [] },
    open: ({ proof }) => proof.go('/admin_console/user_management/groups'),
  },
];
