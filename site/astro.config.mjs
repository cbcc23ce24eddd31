// JavaScript, because Node itself loads that, and all it names, in a third of the time that Astro takes for TypeScript.
// Reading the library begins here: it is asked for last, and the second processor has nothing to do yet.
import './src/loaders.ts';

export default (await import('./configuration.ts')).default;
