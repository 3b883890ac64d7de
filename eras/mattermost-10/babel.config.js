module.exports = {
  presets: [
    ['@babel/preset-env', { targets: { chrome: 110, firefox: 102, safari: 16 }, modules: false }],
    ['@babel/preset-react', { runtime: 'automatic' }],
    ['@babel/preset-typescript', { allExtensions: true, isTSX: true }],
  ],
};
