/** Injection token of the folder where uploads wait until their form has ended. */
export const UPLOAD_FOLDER = Symbol('UPLOAD_FOLDER');
