const path = require('path');

module.exports = {
  entry: ['./src/index.tsx'],
  resolve: {
    modules: ['src', 'node_modules', path.resolve(__dirname)],
    extensions: ['*', '.js', '.ts', '.tsx'],
  },
  module: {
    rules: [{ test: /\.(js|jsx|ts|tsx)$/, exclude: /node_modules/, use: 'babel-loader' }],
  },
  // The runtime of JSX is no external: React 17's own is in the bundle.
  externals: {
    react: 'React',
    'react-dom': 'ReactDOM',
    redux: 'Redux',
    'react-redux': 'ReactRedux',
    'react-intl': 'ReactIntl',
    'prop-types': 'PropTypes',
    'react-bootstrap': 'ReactBootstrap',
    'react-router-dom': 'ReactRouterDom',
  },
  output: { path: path.join(__dirname, 'dist'), publicPath: '/', filename: 'main.js' },
};
