import type { ReactElement } from 'react';
import type { AppServices } from '../../app-context.ts';
import { callPlugin } from '../../plugins/call-plugin.ts';
import type { AdminDefinition, AdminSubsection, Check, Title } from './definition-types.ts';

export interface ConsolePage {
  key: string;
  /** Pattern of react-router. */
  path: string;
  title?: Title;
  words: readonly Title[];
  schema: AdminSubsection['schema'];
  isDisabled: boolean;
  /** Who is to blame when it fails; undefined for the host. */
  pluginId?: string;
}

export interface ConsoleSection {
  key: string;
  icon: string | ReactElement;
  title: Title;
  pluginId?: string;
  pages: ConsolePage[];
}

interface Definition {
  definition: AdminDefinition;
  owners: Readonly<Record<string, string>>;
}

export type CheckArguments = Parameters<Exclude<Check, boolean>>;

/** The pages that are there for the person, in order; a section without one is left out. */
export function consolePages(
  services: Pick<AppServices, 'webHalfFailed'>,
  { definition, owners }: Definition,
  args: CheckArguments,
): ConsoleSection[] {
  const holds = (check: Check | undefined, pluginId: string | undefined): boolean => {
    if (typeof check !== 'function') {
      return check === true;
    }
    return pluginId === undefined
      ? check(...args)
      : callPlugin(services, pluginId, 'System Console', () => check(...args)) === true;
  };
  return Object.entries(definition)
    .map(([key, { icon, sectionTitle, isHidden, subsections }]) => {
      const pages = Object.entries(subsections).map(([name, page]) => ({
        page,
        name,
        pluginId: owners[`${key}/${name}`],
      }));
      const isGone = holds(isHidden, owners[key]);
      return {
        key,
        pluginId: owners[key],
        icon,
        title: sectionTitle,
        pages: pages
          .filter(({ page, pluginId }) => !isGone && !holds(page.isHidden, pluginId))
          .map(({ page, name, pluginId }) => ({
            key: `${key}/${name}`,
            path: `/admin_console/${page.url}`,
            title: page.title,
            words: page.searchableStrings ?? [],
            schema: page.schema,
            isDisabled: holds(page.isDisabled, pluginId),
            pluginId,
          })),
      };
    })
    .filter(({ pages }) => pages.some(({ title }) => title !== undefined));
}
