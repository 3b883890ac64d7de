const path = require('path');

module.exports = {
  entry: ['./src/index.jsx'],
  resolve: { modules: ['src', 'node_modules'], extensions: ['*', '.js', '.jsx'] },
  module: {
    rules: [
      { test: /\.(js|jsx)$/, exclude: /node_modules/, use: 'babel-loader' },
      { test: /\.css$/, use: ['style-loader', 'css-loader'] },
    ],
  },
  externals: {
    react: 'React',
    'react-dom': 'ReactDOM',
    redux: 'Redux',
    'react-redux': 'ReactRedux',
    'prop-types': 'PropTypes',
    'react-bootstrap': 'ReactBootstrap',
  },
  output: { path: path.join(__dirname, 'dist'), publicPath: '/', filename: 'main.js' },
};
