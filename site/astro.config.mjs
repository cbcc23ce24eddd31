// JavaScript, because Node itself loads that, and all it names, in a third of the time that Astro takes for TypeScript.
export { default } from './configuration.ts';
