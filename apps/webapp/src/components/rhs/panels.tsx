import type { ComponentType } from 'react';

/** What can be at the right-hand side besides threads and the panels of plugins, by `state.views.rhs.rhsState`. */
export const panels: Readonly<Record<string, ComponentType>> = {};
