import type { AppServices } from '../../app-context.ts';
import { isRecord, list, record } from '../../rest/fields.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import { cloneDefinition } from './clone-definition.ts';
import type { AdminDefinition, AdminSection, AdminSubsection, Title } from './definition-types.ts';

interface ChangedDefinition {
  definition: AdminDefinition;
  /** Which plugin a section, or a page, is of, or was changed by, by `<section>` and `<section>/<page>`; what is not in it is the host's. */
  owners: Readonly<Record<string, string>>;
}

const LOCATION = 'System Console';

/**
 * The definition as plugins want it (`registerAdminConsolePlugin`, contract: webapp §11): each gets a clone of what
 * the one before it made. One that throws, or gives nothing that is a definition, is reported and passed over, with
 * whatever it did to its clone. Plugin Management cannot be taken away: it is where such a plugin is switched off.
 */
export function definitionOfPlugins(
  services: Pick<AppServices, 'webHalfFailed'>,
  host: AdminDefinition,
  changes: Readonly<Record<string, unknown>>,
): ChangedDefinition {
  let definition = host;
  const owners: Record<string, string> = {};
  for (const pluginId of Object.keys(changes).sort()) {
    const before = definition;
    const after = callPlugin(services, pluginId, LOCATION, () => {
      const change = changes[pluginId];
      if (typeof change !== 'function') {
        throw new TypeError('registerAdminConsolePlugin was given no function.');
      }
      return readDefinition((change as (tree: AdminDefinition) => unknown)(cloneDefinition(before)));
    });
    if (after !== undefined) {
      for (const [key, page] of pagesOf(after)) {
        if (!isSame(page, pagesOf(before).get(key))) {
          owners[key] = pluginId;
        }
      }
      for (const [key, { icon, isHidden }] of Object.entries(after)) {
        if (icon !== before[key]?.icon || isHidden !== before[key]?.isHidden) {
          owners[key] = pluginId;
        }
      }
      definition = after;
    }
  }
  const { 'plugins/plugin_management': _host, ...others } = owners;
  return { definition: withManagement(definition, host), owners: others };
}

function readDefinition(answer: unknown): AdminDefinition {
  if (!isRecord(answer) || 'then' in answer) {
    throw new TypeError('The function of registerAdminConsolePlugin returned no definition.');
  }
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([, section]) => isRecord(section))
      .map(([key, section]) => [key, readSection(key, record(section))]),
  );
}

function readSection(key: string, section: Readonly<Record<string, unknown>>): AdminSection {
  const { icon, sectionTitle, isHidden, subsections } = section;
  const pages = Object.entries(record(subsections)).filter(
    ([, page]) => typeof record(page).url === 'string' && isComponent(record(record(page).schema).component),
  );
  return {
    icon: (icon ?? '') as AdminSection['icon'],
    sectionTitle: readTitle(sectionTitle) ?? key,
    isHidden: isHidden as AdminSection['isHidden'],
    subsections: Object.fromEntries(pages.map(([name, page]) => [name, readPage(record(page))])),
  };
}

function readPage(page: Readonly<Record<string, unknown>>): AdminSubsection {
  return {
    url: page.url as string,
    title: readTitle(page.title),
    searchableStrings: list(page.searchableStrings).flatMap((words) => readTitle(words) ?? []),
    isHidden: page.isHidden as AdminSubsection['isHidden'],
    isDisabled: page.isDisabled as AdminSubsection['isDisabled'],
    schema: { ...cloneDefinition(record(page.schema)) } as AdminSubsection['schema'],
  };
}

/** A page that is no component, but a list of settings, is not drawn here (docs/reference/differences.md). */
const isComponent = (value: unknown) =>
  typeof value === 'function' || (isRecord(value) && '$$typeof' in value);

function readTitle(value: unknown): Title | undefined {
  const { id, defaultMessage } = record(value);
  if (typeof id === 'string') {
    return { id, ...(typeof defaultMessage === 'string' ? { defaultMessage } : {}) };
  }
  return typeof value === 'string' ? value : undefined;
}

function pagesOf(definition: AdminDefinition): Map<string, AdminSubsection> {
  return new Map(
    Object.entries(definition).flatMap(([section, { subsections }]) =>
      Object.entries(subsections).map(([page, subsection]) => [`${section}/${page}`, subsection]),
    ),
  );
}

/** Whether nothing of it that is called or drawn was changed. */
function isSame(page: AdminSubsection, before: AdminSubsection | undefined): boolean {
  return (
    page.url === before?.url &&
    page.isHidden === before.isHidden &&
    page.isDisabled === before.isDisabled &&
    page.schema.component === before.schema.component
  );
}

function withManagement(definition: AdminDefinition, host: AdminDefinition): AdminDefinition {
  const { plugins } = host;
  const management = plugins?.subsections.plugin_management;
  if (plugins === undefined || management === undefined) {
    return definition;
  }
  const kept = definition.plugins ?? plugins;
  return {
    ...definition,
    plugins: {
      ...kept,
      isHidden: plugins.isHidden,
      subsections: { ...kept.subsections, plugin_management: management },
    },
  };
}
