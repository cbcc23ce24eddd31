// Loaded before Stanch: whatever draws the words of a certain match throws, as a bug in a screen would.
const padEnd = String.prototype.padEnd;
String.prototype.padEnd = function (...args) {
  if (String(this) === 'names it') throw new Error('broken on purpose');
  return padEnd.apply(this, args);
};
