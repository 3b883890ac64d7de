/** What floats over the page is drawn into `#root-portal`, where plugins draw too; a page without it uses its body. */
export function portalRoot(): HTMLElement {
  return document.getElementById('root-portal') ?? document.body;
}
