import { nameOf, OutgoingFailure } from '@patchbay/core';

/** A marketplace that answers something else. */
export const noList = (url: URL): OutgoingFailure =>
  new OutgoingFailure(
    `${nameOf(url)} sends no list of plugins. Is PluginSettings.MarketplaceURL the address of a marketplace?`,
  );

/** The page about a bundle where the bundle should be. */
export const webPage = (url: URL): OutgoingFailure =>
  new OutgoingFailure(
    `${nameOf(url)} is a web page, not a bundle. Give the address of the .tar.gz itself, which needs no login.`,
  );
