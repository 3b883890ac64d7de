import type { ComponentType, ReactNode } from 'react';

export type SettingType =
  | 'bool'
  | 'text'
  | 'longtext'
  | 'number'
  | 'dropdown'
  | 'radio'
  | 'generated'
  | 'username'
  | 'custom'
  | 'banner';

export interface SettingOption {
  name: string;
  value: string;
}

/** One setting of the configuration and how it is drawn. */
export interface Setting {
  /** What it is called in the form, and by plugins: its path with dots between, and `+` for dots inside of a name. */
  key: string;
  /** Where it is in the configuration. */
  path: readonly string[];
  type: SettingType;
  label: ReactNode;
  /** The label where only text will do. */
  name: string;
  help?: ReactNode;
  placeholder?: string;
  default?: unknown;
  options: readonly SettingOption[];
  regenerateHelp?: ReactNode;
  isSecret: boolean;
  isHidden: boolean;
  /** A switched-off bool of a plugin is saved as false (contract: webapp §11). */
  isFalseWhenDisabled: boolean;
  /** Switched off, perhaps by what else the form holds. */
  isDisabled(value: (key: string) => unknown): boolean;
  /** What stands in its place while the plugin that would draw it has not registered anything. */
  missing?: { whileDisabled: ReactNode; whileEnabled: ReactNode };
  /** A plugin's own editor. */
  custom?: { pluginId: string; component: ComponentType<Record<string, unknown>>; showTitle: boolean };
}

export interface SettingsSection {
  key: string;
  title?: string;
  subtitle?: ReactNode;
  header?: ReactNode;
  footer?: ReactNode;
  settings: readonly Setting[];
  /** A plugin's own layout. */
  custom?: { pluginId: string; component: ComponentType<Record<string, unknown>> };
  /** In place of settings that cannot be drawn now. */
  warning?: ReactNode;
}

export type Tree = Readonly<Record<string, unknown>>;

export const formKey = (path: readonly string[]): string =>
  path.map((name) => name.replaceAll('.', '+')).join('.');

export function valueAt(tree: unknown, path: readonly string[]): unknown {
  let value: unknown = tree;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
      return undefined;
    }
    value = (value as Tree)[name];
  }
  return value;
}

/** A copy of the tree with one value changed; what is on the way to it and no object becomes one. */
export function withValue(tree: unknown, [name, ...rest]: readonly string[], value: unknown): Tree {
  const own = typeof tree === 'object' && tree !== null && !Array.isArray(tree) ? (tree as Tree) : {};
  if (name === undefined) {
    return own;
  }
  return { ...own, [name]: rest.length === 0 ? value : withValue(valueAt(own, [name]), rest, value) };
}
