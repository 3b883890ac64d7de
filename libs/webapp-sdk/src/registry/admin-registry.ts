import type { ComponentType, ReactNode } from 'react';
import type { PluggableProps } from '../component-props.ts';

/** What the editor of one setting of the plugin's page gets. */
export interface AdminSettingProps {
  id: string;
  label: string;
  helpText: ReactNode;
  value: unknown;
  disabled: boolean;
  config: Record<string, unknown>;
  license: Record<string, string>;
  setByEnv: boolean;
  onChange: (id: string, value: unknown, confirm?: boolean, doSubmit?: boolean, warning?: boolean) => void;
  registerSaveAction: (save: () => Promise<{ error?: { message?: string } }>) => void;
  unRegisterSaveAction: (save: () => Promise<{ error?: { message?: string } }>) => void;
  setSaveNeeded: () => void;
  cancelSubmit: () => void;
  showConfirm: boolean;
}

export interface SiteStatistic {
  id: string;
  name: ReactNode;
  icon?: string;
  value: unknown;
  visualizationType?: 'count' | 'line_chart' | 'doughnut_chart';
}

/** The System Console. */
export interface AdminRegistry {
  /** Gets a copy of the console's definition, and must give one back. */
  registerAdminConsolePlugin?(func: (definition: never) => unknown): void;
  unregisterAdminConsolePlugin?(): void;
  /** In place of the setting with this key; with `showTitle` the host draws the label and the help around it. */
  registerAdminConsoleCustomSetting?(
    key: string,
    component: ComponentType<AdminSettingProps>,
    options?: { showTitle: boolean },
  ): void;
  registerAdminConsoleCustomSection?(
    key: string,
    component: ComponentType<{
      settingsList: ReactNode[];
      sectionTitle?: string;
      sectionDescription?: string;
    }>,
  ): void;
  registerSiteStatisticsHandler?(handler: () => Promise<Record<string, SiteStatistic>>): void;
  registerSystemConsoleGroupTable?(component: ComponentType<PluggableProps>): string;
}
