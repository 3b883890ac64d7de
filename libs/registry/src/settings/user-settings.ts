import { attempt, Malformed, objectOf, optionalText, textOf } from './fields.ts';
import { sectionsOf } from './section.ts';
import type { PluginSection } from './section.ts';

/** A plugin's page in the user settings, as `state.plugins.userSettings[pluginId]` holds it. */
export interface PluginConfiguration {
  id: string;
  uiName: string;
  /** The address of a picture, or a CSS class. */
  icon?: string;
  action?: { title: string; text: string; buttonText: string; onClick: () => void };
  sections: readonly PluginSection[];
}

/** What of it is well formed; undefined, with a word to the author, when nothing is (contract: registry registerUserSettings). */
export function userSettings(
  given: unknown,
  pluginId: string,
  warn: (message: string) => void,
): PluginConfiguration | undefined {
  const configuration = attempt((): PluginConfiguration => {
    const settings = objectOf(given);
    return {
      id: pluginId,
      uiName: textOf(settings.uiName),
      icon: optionalText(settings.icon),
      action: settings.action ? attempt(() => actionOf(settings.action)) : undefined,
      sections: sectionsOf(settings.sections, pluginId, warn),
    };
  });
  if (configuration === undefined) {
    warn(`Plugin ${pluginId}: its user settings are malformed; they are left out.`);
  }
  return configuration;
}

function actionOf(given: unknown): NonNullable<PluginConfiguration['action']> {
  const { title, text, buttonText, onClick } = objectOf(given);
  if (typeof onClick !== 'function') {
    throw new Malformed();
  }
  return {
    title: textOf(title),
    text: textOf(text),
    buttonText: textOf(buttonText),
    onClick: onClick as () => void,
  };
}
