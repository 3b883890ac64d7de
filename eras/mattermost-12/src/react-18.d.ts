declare module 'react-18/jsx-runtime' {
  export { Fragment, jsx, jsxs } from 'react/jsx-runtime';
}
