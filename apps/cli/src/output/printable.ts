/** Without what would steer a terminal: plugins, proxies and marketplaces write what they like. Line ends go too. */
export function printable(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(/\p{C}/gu, '');
}
