import type { ComponentType } from 'react';
import { attempt, Malformed, optionalFunction, optionalText, textOf } from './fields.ts';
import type { Given } from './fields.ts';
import { sectionsOf } from './section.ts';
import type { PluginSection } from './section.ts';
import { componentOf } from './setting.ts';

/** The channel is as the host has it; the values are by the name of the setting. */
export interface ChannelSettingsSchema {
  sections: readonly PluginSection[];
  /** Rejects to keep the tab unsaved. */
  onSave: (values: Record<string, string>, channel: unknown) => unknown;
  loadValues?: (channel: unknown) => unknown;
}

interface TabBase {
  uiName: string;
  icon?: string;
  shouldRender: (state: unknown, channel: unknown) => boolean;
}

/** A tab that the host draws from a schema, or one that the plugin draws. */
export type ChannelSettingsTabShape =
  | (TabBase & { kind: 'schema'; schema: ChannelSettingsSchema })
  | (TabBase & { kind: 'custom'; component: ComponentType<Record<string, unknown>> });

/** An entry of `state.plugins.channelSettingsTabs`. */
export type ChannelSettingsTab = { id: string; pluginId: string } & ChannelSettingsTabShape;

const always = () => true;

/** Undefined, with a word to the author, for what is malformed (contract: registry registerChannelSettingsTab). */
export function channelSettingsTab(
  given: Given,
  pluginId: string,
  warn: (message: string) => void,
): ChannelSettingsTabShape | undefined {
  const tab = attempt((): ChannelSettingsTabShape => {
    const base = {
      uiName: textOf(given.uiName),
      icon: optionalText(given.icon),
      shouldRender: (optionalFunction(given.shouldRender) ?? always) as TabBase['shouldRender'],
    };
    const isDeclared = [given.sections, given.onSave, given.loadValues].some((part) => part !== undefined);
    if (given.component !== undefined) {
      if (isDeclared) {
        throw new Malformed();
      }
      return { ...base, kind: 'custom', component: componentOf(given.component) };
    }
    const onSave = optionalFunction(given.onSave);
    if (onSave === undefined) {
      throw new Malformed();
    }
    const schema = {
      sections: sectionsOf(given.sections, pluginId, warn),
      onSave: onSave as ChannelSettingsSchema['onSave'],
      loadValues: optionalFunction(given.loadValues) as ChannelSettingsSchema['loadValues'],
    };
    return { ...base, kind: 'schema', schema };
  });
  if (tab === undefined) {
    warn(`Plugin ${pluginId}: a tab of the channel settings is malformed; it is left out.`);
  }
  return tab;
}
