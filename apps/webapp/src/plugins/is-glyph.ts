import iconGlyphsModule from '@mattermost/compass-icons/IconGlyphs.js';

const glyphs: ReadonlySet<string> = new Set(iconGlyphsModule.default);

/** Whether the icon font has a glyph of this name. */
export function isGlyph(name: string): boolean {
  return glyphs.has(name);
}
