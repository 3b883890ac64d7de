import manifest from '../plugin.json';

// Before any chunk is asked for: they lie beside the bundle.
__webpack_public_path__ = `${window.basename}/static/plugins/${manifest.id}/`;
