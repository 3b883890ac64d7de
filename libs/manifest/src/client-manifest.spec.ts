import { describe, expect, it } from '@jest/globals';
import { clientManifest } from './client-manifest.ts';
import { parseManifest } from './parse-manifest.ts';

const TEXT = JSON.stringify({
  id: 'com.example',
  name: 'Example',
  description: 'secret plans',
  version: '1.0.0',
  server: { executable: 'x' },
  webapp: { bundle_path: 'webapp/dist/main.js' },
  settings_schema: { header: 'h' },
  props: { a: 1 },
});

describe('clientManifest', () => {
  it('drops description and server, and points to the served script', () => {
    const shown = clientManifest(parseManifest(TEXT, 'json'), '00000000deadbeef');
    expect(shown.webapp).toEqual({
      bundle_path: '/static/com.example/com.example_00000000deadbeef_bundle.js',
    });
    expect(shown).toMatchObject({ id: 'com.example', name: 'Example', version: '1.0.0', props: { a: 1 } });
    expect(shown).toHaveProperty('settings_schema.header', 'h');
    expect(shown).not.toHaveProperty('description');
    expect(shown).not.toHaveProperty('server');
  });

  it('leaves the manifest it was made from as it was', () => {
    const manifest = parseManifest(TEXT, 'json');
    clientManifest(manifest, 'x');
    expect(manifest).toEqual(parseManifest(TEXT, 'json'));
  });

  it('gives no web half to a plugin without one', () => {
    expect(clientManifest(parseManifest('{"id":"abc"}', 'json'), '')).not.toHaveProperty('webapp');
  });
});
