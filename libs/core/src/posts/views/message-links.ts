/** Characters of a message that are looked through for links; the rest of a very long one is not. */
const LOOKED_AT = 64_000;
const FENCES = /`+|~{3,}/g;
const IMAGE = /!\[[^\]\n]{0,1000}\]\(<?([^\s<>)]{1,2048})>?(?:\s[^)\n]{0,1000})?\)/gu;
const NAMED_LINK = /\[[^\]\n]{0,1000}\]\([^)\n]{0,2048}\)/gu;
const AUTOLINK = /(?<![\p{L}\p{N}_/])(?:https?:\/\/|www\.)[^\s<>`"]{1,2048}/iu;
const TRAILING = /[?!.,:;*_~'"]+$/u;
const PERMALINK = /^\/?[0-9a-z_-]{1,64}\/pl\/([a-z0-9]{26})$/;

export interface MessageLinks {
  /** The first address that stands in the text by itself; '' without one. */
  readonly firstLink: string;
  /** The addresses of the images it shows, in their order. */
  readonly images: readonly string[];
}

const NONE: MessageLinks = { firstLink: '', images: [] };

/** What a message in Markdown points to: not what stands in code, nor what is hidden behind other words. */
export function linksOf(message: string, isAllowed: (link: string) => boolean = () => true): MessageLinks {
  // Most messages have none, and every reader asks.
  if (!/www\.|:\/\/|!\[/i.test(message)) return NONE;
  const prose = withoutCode(message.slice(0, LOOKED_AT));
  const images = [...prose.matchAll(IMAGE)].map(([, address = '']) => address).filter(isAllowed);
  let rest = prose.replace(IMAGE, ' ').replace(NAMED_LINK, ' ');
  for (;;) {
    const found = AUTOLINK.exec(rest);
    if (!found) return { firstLink: '', images };
    const link = tidied(found[0]);
    if (isAllowed(link)) return { firstLink: link, images };
    rest = rest.slice(found.index + found[0].length);
  }
}

/** What stands between two equal rows of backticks (or tildes) is code; a fence that nothing closes goes to the end. */
export function withoutCode(text: string): string {
  const fences = [...text.matchAll(FENCES)];
  const unclosed = new Set<string>();
  let prose = '';
  let from = 0;
  for (let index = 0; index < fences.length; index++) {
    const open = fences[index];
    if (!open || open.index < from || unclosed.has(open[0])) continue;
    const close = fences.slice(index + 1).find(([fence]) => fence === open[0]);
    if (!close && open[0].length < 3) {
      unclosed.add(open[0]);
      continue;
    }
    prose += `${text.slice(from, open.index)} `;
    if (!close) return prose;
    from = close.index + close[0].length;
  }
  return prose + text.slice(from);
}

/** A sentence may end right after an address, and a bracket may close around it. */
function tidied(found: string): string {
  let link = found.replace(TRAILING, '');
  while (link.endsWith(')') && link.split('(').length < link.split(')').length)
    link = link.slice(0, -1).replace(TRAILING, '');
  return /^www\./i.test(link) ? `http://${link}` : link;
}

/** The post that a permalink of this site names; '' for every other address. */
export function permalinkedPostId(link: string, siteUrl: string): string {
  const site = siteUrl.replace(/\/+$/, '');
  if (site === '' || !link.startsWith(site)) return '';
  return PERMALINK.exec(link.slice(site.length))?.[1] ?? '';
}

/** Whether ServiceSettings.RestrictLinkPreviews, a list of domains, lets a link be previewed. */
export function linkFilter(restricted: string): (link: string) => boolean {
  const domains = restricted
    .toLowerCase()
    .split(/[@,\s]+/)
    .filter((domain) => domain !== '');
  if (domains.length === 0) return () => true;
  return (link) => {
    if (!URL.canParse(link)) return false;
    const { hostname } = new URL(link);
    return !domains.some((domain) => hostname.includes(domain));
  };
}
