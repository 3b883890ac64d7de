import type { ComponentType } from 'react';
import type { PluggableProps } from '../component-props.ts';
import type { User } from '../models.ts';
import type { UserSettings } from './settings.ts';

interface OfUser extends PluggableProps {
  user: User;
  hide?: () => void;
  /** Null where it is not shown. */
  status: string | null;
}

/** Who somebody is, and what a person may set for themselves. */
export interface PeopleRegistry {
  registerPopoverUserAttributesComponent?(
    component: ComponentType<OfUser & { fromWebhook?: boolean }>,
  ): string;
  registerPopoverUserActionsComponent?(component: ComponentType<OfUser>): string;
  /** What is malformed is left out, with a warning in the browser's console. */
  registerUserSettings?(setting: UserSettings): void;
}
