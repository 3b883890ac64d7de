const path = require('path');

/** What the host has of `@mattermost/shared` comes from the host when it is asked for. */
const fromHost = ({ request }, done) =>
  request.startsWith('@mattermost/shared/')
    ? done(null, `promise globalThis.loadSharedDependency('${request}')`)
    : done();

module.exports = {
  entry: './src/index.tsx',
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
  module: {
    rules: [
      { test: /\.tsx?$/, loader: 'ts-loader', options: { transpileOnly: true }, exclude: /node_modules/ },
    ],
  },
  externals: [
    {
      react: 'React',
      'react-dom': 'ReactDOM',
      redux: 'Redux',
      'react-redux': 'ReactRedux',
      'react-intl': 'ReactIntl',
      luxon: 'Luxon',
      'prop-types': 'PropTypes',
      'react-bootstrap': 'ReactBootstrap',
      'react-router-dom': 'ReactRouterDom',
    },
    fromHost,
  ],
  // Where the chunks are is known only in the page: src/public-path.ts.
  output: {
    path: path.join(__dirname, 'dist'),
    publicPath: '',
    filename: 'main.js',
    chunkFilename: 'chunk.[contenthash].js',
  },
};
