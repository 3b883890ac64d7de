import type { IntlShape } from 'react-intl';
import { list, record, text } from '../../rest/fields.ts';
import type { ConsoleSection } from './console-pages.ts';
import { titleText } from './title-text.ts';

export interface NavigationEntry {
  key: string;
  to: string;
  name: string;
  /** Lower case, what the filter looks into. */
  words: string;
}

export interface NavigationGroup {
  key: string;
  section: ConsoleSection;
  name: string;
  entries: NavigationEntry[];
}

interface Listed {
  id: string;
  name?: string;
  settings_schema?: unknown;
}

/** The page that each plugin has, and below which its entries stand. */
const PAGE_OF_PLUGIN = '/admin_console/plugins/plugin_:plugin_id';

/** What the navigation lists: pages with a title, and behind those about plugins a page for each plugin, by name. */
export function navigationGroups(
  intl: IntlShape,
  sections: readonly ConsoleSection[],
  plugins: Readonly<Record<string, Listed>>,
): NavigationGroup[] {
  return sections.map((section) => {
    const pages = section.pages.flatMap(({ key, path, title, words }) => {
      if (title === undefined || path.includes(':')) {
        return [];
      }
      const name = titleText(intl, title);
      return [{ key, to: path, name, words: lower([name, ...words.map((word) => titleText(intl, word))]) }];
    });
    return {
      key: section.key,
      section,
      name: titleText(intl, section.title),
      entries: section.pages.some(({ path }) => path === PAGE_OF_PLUGIN)
        ? [...pages, ...pluginEntries(plugins)]
        : pages,
    };
  });
}

function pluginEntries(plugins: Readonly<Record<string, Listed>>): NavigationEntry[] {
  return Object.values(plugins)
    .map(({ id, name, settings_schema }) => ({
      key: `plugins/plugin_${id}`,
      to: `/admin_console/plugins/plugin_${id}`,
      name: name || id,
      words: lower([name ?? '', id, ...namesOfSettings(settings_schema)]),
    }))
    .sort((one, other) => one.name.localeCompare(other.name) || one.key.localeCompare(other.key));
}

function namesOfSettings(schema: unknown): string[] {
  const { settings, sections } = record(schema);
  return [...list(settings), ...list(sections).flatMap((section) => list(record(section).settings))].map(
    (setting) => text(record(setting).display_name),
  );
}

const lower = (words: readonly string[]) => words.join('\n').toLowerCase();

/** The entries that a person looks for; all of a group whose own name fits. */
export function filterNavigation(groups: readonly NavigationGroup[], filter: string): NavigationGroup[] {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '') {
    return [...groups];
  }
  return groups
    .map((group) =>
      group.name.toLowerCase().includes(wanted)
        ? group
        : { ...group, entries: group.entries.filter(({ words }) => words.includes(wanted)) },
    )
    .filter(({ entries }) => entries.length > 0);
}
