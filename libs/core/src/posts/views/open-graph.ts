import { Parser } from 'htmlparser2';

/** A picture, film or sound that a page names. */
interface Medium {
  url: string;
  secure_url: string;
  type: string;
  width: number;
  height: number;
}

/** What a page says of itself in Open Graph's `<meta>` tags, under the names that Mattermost's clients read. */
export interface OpenGraph {
  type: string;
  url: string;
  title: string;
  description: string;
  determiner: string;
  site_name: string;
  locale: string;
  locales_alternate: string[] | null;
  images: Medium[] | null;
  audios: Medium[] | null;
  videos: Medium[] | null;
}

/** Characters of a text that are kept. */
const LONGEST_TEXT = 300;
/** Pictures that are kept. */
const MOST_IMAGES = 5;
const TEXTS = ['type', 'url', 'title', 'description', 'determiner', 'site_name', 'locale'] as const;

/** Reads the tags of a page; undefined when it has none of those that matter. Addresses are made whole from `pageUrl`. */
export function readOpenGraph(html: string, pageUrl: string): OpenGraph | undefined {
  const found = new Map<string, string>();
  const images: Medium[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name !== 'meta') return;
      const { property = attributes['name'], content = '' } = attributes;
      if (!property?.startsWith('og:')) return;
      const key = property.slice(3).toLowerCase();
      if (key === 'image' || key.startsWith('image:')) readImage(images, key.slice(6), content);
      else if (!found.has(key)) found.set(key, content);
    },
  });
  parser.end(html);
  const [type = '', url = '', title = '', description = '', determiner = '', siteName = '', locale = ''] =
    TEXTS.map((name) => found.get(name));
  if (title === '' && type === '' && url === '') return undefined;
  return {
    type: cut(type),
    // What was posted, not what the page would rather be called.
    url: url === '' ? '' : pageUrl,
    title: cut(title),
    description: cut(description),
    determiner: cut(determiner),
    site_name: cut(siteName),
    locale: cut(locale),
    locales_alternate: null,
    images: images.length === 0 ? null : images.slice(0, MOST_IMAGES).map((image) => whole(image, pageUrl)),
    audios: null,
    videos: null,
  };
}

/** `og:image` begins another picture, what follows describes it. */
function readImage(images: Medium[], part: string, content: string): void {
  const last = images.at(-1);
  const startsAnother = part === '' || (part === 'url' && last?.url !== content);
  if (startsAnother || !last) images.push({ url: '', secure_url: '', type: '', width: 0, height: 0 });
  const image = images.at(-1);
  if (!image) return;
  if (part === '' || part === 'url') image.url = content;
  else if (part === 'secure_url') image.secure_url = content;
  else if (part === 'type') image.type = content;
  else if (part === 'width' || part === 'height')
    image[part] = /^\d{1,6}$/.test(content) ? Number(content) : 0;
}

function whole(image: Medium, pageUrl: string): Medium {
  const absolute = (url: string) =>
    url !== '' && URL.canParse(url, pageUrl) ? new URL(url, pageUrl).href : '';
  return { ...image, url: absolute(image.url), secure_url: absolute(image.secure_url) };
}

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST_TEXT ? text : `${characters.slice(0, LONGEST_TEXT).join('')}[...]`;
}
