const LONGEST_CATEGORY = 32;

/** The category of the preferences of a plugin's settings (contract: registry registerUserSettings). */
export const pluginCategory = (pluginId: string): string => `pp_${pluginId}`.slice(0, LONGEST_CATEGORY);
