// What `npm test` does, in this order: cheap and telling first.

/**
 * A stage is a list of commands (argv, on the project's Node and its tools), or a vitest project, whose tests are counted.
 * `seconds` is how long a hanging one may take.
 */
export const STAGES = [
  { name: 'lint', commands: [['biome', 'check', '.']], seconds: 60 },
  { name: 'build', commands: [['node', 'scripts/build.mjs']], seconds: 120 },
  {
    name: 'types',
    // Astro writes the types of the site's content first; for that it reads what the build left.
    commands: [
      ['tsc', '-p', '.'],
      ['astro', 'sync', '--root', 'site'],
      ['tsc', '-p', 'site'],
    ],
    seconds: 180,
  },
  { name: 'unit tests', project: 'unit', seconds: 300 },
  { name: 'content', commands: [['node', 'bin/stanch.js', 'check']], seconds: 60 },
  { name: 'content tests', project: 'content', seconds: 300 },
  { name: 'CLI tests', project: 'cli', seconds: 600 },
  { name: 'terminal tests', project: 'terminal', seconds: 1200 },
  { name: 'site tests', project: 'site', seconds: 600 },
  { name: 'Lighthouse', project: 'lighthouse', seconds: 1200 },
  { name: 'unused files and packages', commands: [['knip']], seconds: 60 },
];
