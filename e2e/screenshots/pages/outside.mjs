/** @typedef {import('../pages.mjs').MainPage} MainPage */

/**
 * What is there for who is not logged in.
 *
 * @type {readonly MainPage[]}
 */
export const outsidePages = [
  { name: 'login', path: () => '/login', ready: '#input_loginId' },
  {
    name: 'login-refused',
    path: () => '/login',
    ready: '#input_loginId',
    open: async (page) => {
      await page.fill('#input_loginId', 'ada');
      await page.fill('#input_password-input', 'not her password');
      await page.click('#saveSetting');
      await page.getByRole('alert').waitFor();
    },
  },
  { name: 'sign-up', path: () => '/signup_user_complete', ready: 'h1' },
  { name: 'forgot-password', path: () => '/reset_password', ready: 'h1' },
  { name: 'new-password', path: () => '/reset_password_complete?token=abc', ready: 'h1' },
  { name: 'verify-email', path: () => '/should_verify_email?email=ada@example.com', ready: 'h1' },
];
