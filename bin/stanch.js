#!/usr/bin/env node
// Written so that any Node can read it: an old one gets a sentence, not a stack.
const [major, minor, patch] = process.versions.node.split('.').map(Number);
const recent = major > 22 || (major === 22 && (minor > 22 || (minor === 22 && patch >= 2)));
if (process.platform === 'win32') {
  process.stderr.write('stanch: Windows is not supported; Linux and macOS are. Under WSL it runs as on Linux.\n');
  process.exitCode = 2;
} else if (recent) {
  import('../dist/stanch.js');
} else {
  process.stderr.write(
    `stanch: this is Node ${process.versions.node}, and Stanch needs 22.22.2 or newer.\n  Install a newer one (nodejs.org), or run it with the project's own: npx node@24 ${process.argv[1]}\n`,
  );
  process.exitCode = 2;
}
