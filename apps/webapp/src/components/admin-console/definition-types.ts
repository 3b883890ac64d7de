import type { AdminConfig, ClientLicense } from '@mattermost/types/config';
import type { ComponentType, ReactElement } from 'react';
import type { MessageDescriptor } from 'react-intl';

/** Which groups of settings the person may read, and which change; by the part of a permission behind `sysconsole_read_`. */
export interface ConsoleAccess {
  read: Readonly<Record<string, boolean>>;
  write: Readonly<Record<string, boolean>>;
}

/** Whether something is left out of the System Console, or switched off in it. A function may be a plugin's. */
export type Check =
  | boolean
  | ((
      config: Partial<AdminConfig>,
      state: unknown,
      license?: ClientLicense,
      enterpriseReady?: boolean,
      consoleAccess?: ConsoleAccess,
      cloud?: unknown,
      isSystemAdmin?: boolean,
    ) => boolean);

/** Plain text, or a text of the catalogue by its id. */
export type Title = string | MessageDescriptor;

/** A page of the System Console: a component, or settings of the configuration that the host draws. */
export interface AdminSubsection {
  /** Below `/admin_console/`; may have parameters of react-router. */
  url: string;
  /** Without one it is no entry of the navigation. */
  title?: Title;
  /** Words under which the filter of the navigation finds it too. */
  searchableStrings?: readonly Title[];
  isHidden?: Check;
  isDisabled?: Check;
  schema: { id: string; component?: ComponentType<Record<string, unknown>>; [field: string]: unknown };
}

export interface AdminSection {
  /** A glyph of the Compass icons by name, or an element. */
  icon: string | ReactElement;
  sectionTitle: Title;
  isHidden?: Check;
  subsections: Record<string, AdminSubsection>;
}

/** What the System Console consists of, in order (contract: webapp §11). */
export type AdminDefinition = Record<string, AdminSection>;
