/** The address of a picture that a plugin or a program gave; `undefined` for one that is no web address. */
export function safePicture(url: string): string | undefined {
  return /^(?:https?:\/\/|\/(?!\/)|data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,])/i.test(url)
    ? url
    : undefined;
}
