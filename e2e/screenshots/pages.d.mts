import type { Page } from 'playwright-core';

/** A main page of the product, and how one comes there in a page that is logged in. */
export interface MainPage {
  readonly name: string;
  path(team: string): string;
  /** What is there once it is drawn. */
  readonly ready: string;
  open?(page: Page): Promise<void>;
}

export const everyPage: readonly MainPage[];
export const mainPages: readonly MainPage[];
/** What is over a page: dialogs, and the forms of integrations. */
export const dialogs: readonly MainPage[];
/** For who is not logged in. */
export const outsidePages: readonly MainPage[];
