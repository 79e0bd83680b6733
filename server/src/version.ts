/** The project's version. A named import, so that bundles hold this one string of the manifest. */
export { version } from '../../package.json';
