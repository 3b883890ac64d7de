import type { Page } from 'playwright-core';

/** A main page of the product, and how one comes there in a page that is logged in. */
export interface MainPage {
  readonly name: string;
  path(team: string): string;
  /** What is there once it is drawn. */
  readonly ready: string;
  open?(page: Page): Promise<void>;
}

export const mainPages: readonly MainPage[];
