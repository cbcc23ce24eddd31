import type { Sighting } from './recognise.ts';

/**
 * What speaks against a leak when words are all there is: other trouble, a question, health. Each with how much of the words' weight it
 * leaves, and the ways people put it. Messages and figures are not touched.
 */
export const DOUBTS: Readonly<Record<string, { readonly leaves: number; readonly phrases: string }>> = {
  'no-right': {
    leaves: 0.5,
    phrases: `
      permission, logged out, logout, locked out, access denied, authentication, authenticate, authorization, unauthorized, forbidden, password, credential, not allowed to, pg hba,
      has no right, token is invalid, token expired, invalid token, 401, 403, sasl, two factor, cors policy, cookie`,
  },
  'no-trust': {
    leaves: 0.5,
    phrases: `
      certificate, x509, tls handshake, ssl handshake, handshake fails, self signed, cipher,
      local issuer, trust store, ca bundle, wrong version number`,
  },
  'not-there': {
    leaves: 0.5,
    phrases: `
      404, command not found, module not found, no module named, cannot find module, not find module, modprobe, kernel module, no such table, column does not exist, relation does not exist, image not found,
      manifest for, imagepullbackoff, undefined reference, undefined column, unknown option, unknown column, old kernel, newer kernel, wrong url, moved to, file not found, no such file, does not exist, not found,
      could not be found, not installed, cannot be resolved, could not resolve host, name or service not known, unknown host, not registered, not exported, unrecognized, unknown flag, unknown argument, unknown topic, undeclared, cannot find symbol, unable to import, not defined`,
  },
  'wrong-code': {
    leaves: 0.5,
    phrases: `
      syntax, typeerror, type error, nullpointerexception, null pointer, referenceerror, not function, of undefined, unexpected token, parse error, parser,
      compiler, linker, compile, compilation, segmentation fault, segfault, index out of range, out of bounds, panic runtime error, key error, keyerror, valueerror, attributeerror, nameerror, unsupported attribute, wrongtype, typo, deprecated, stack overflow, already started, not initialized, duplicate key, unique constraint, foreign key,
      cannot read property, cannot read properties, no attribute, unhandled, type mismatch, cannot be cast, assertion, test fails, failing test, race detector, null reference, undeclared name, implicit declaration, unused variable, different loop, changed size during iteration, after it was closed, already closed, more than once on`,
  },
  'wrong-result': {
    leaves: 0.5,
    phrases: `
      wrong result, go missing, goes missing, lost update, wrong order, wrong time, wrong language, wrong total, wrong value, wrong table, wrong one, not list, wrong schema, wrong size, negative value, winter time, summer time, daylight saving, time zone, timezone,
      translation, translated, spelling, field is missing, json schema, displayed, shows old, too many results, vat, although there is none, is calculated, calculated wrong, miscalculated, misreported, reported as, while another, another tool, the other tool, inaccurate, incorrect, race condition, data race, at once which, run at once, overwritten, overwrites, expected status, redirect, rate limit, 429, too many requests,
      wrong way, wrong number, wrong date, wrong unit, wrong place, wrong side, wrong sender, wrong file, wrong format, wrong account, wrong customer, are wrong, is wrong, not counted, counted twice, counts twice, applied twice, sort order, sorted, sorts, column is empty, list is empty, an hour early, hour late, one day off, day too early, clocks changed, clocks went, both think, lost update, last write wins, too many decimal, number of decimals, adds header, missing header`,
  },
  appearance: {
    leaves: 0.5,
    phrases: `
      css, label, menu, button, column heading, checkbox, tick, untick, tooltip, logo, icon, colour, color, amber, dark mode, small screen, layout, dialog, drop down,
      calendar, progress bar, width, forum,
      upside down, misaligned, invisible, chart is drawn, is drawn, axis, legend, navigation, thumbnail, safari, firefox`,
  },
  'set-up': {
    leaves: 0.6,
    phrases: `
      npm err, eresolve, peer dependency, dependency conflict, conflicting dependency, no matching version, no matching distribution, build failed, build failure, failed to solve, not complete successfully,
      install, installation fails, apt get, npm ci, package json, out of date, changelog, release notes, documentation, the docs, manual, readme, poetry,
      lock file is out, lockfile needs, frozen lockfile, outdated lockfile, yarn lock, poetry lock, package lock, dependency tree, failed to compile, could not compile, undefined symbol, deprecated option, old option, new name, was renamed, terraform plan, pull request`,
  },
  asks: {
    leaves: 0.6,
    phrases: `
      how do i, how can i, how to, how does one, where do i, where does one, which package, how much does, how much is, is that normal, is this normal, what is difference,
      is there setting, should i worry, what is a, mean here, does it mean, is it a, what is default, what does, i look for, can one, can the, is it possible, may one,
      would be helpful, would be nice, would be great, would like to have, please add, please export, please expose, please support, feature, could you add, is there way, which size, what size, should i take, i would expect, make it configurable, should be documented, docs say, manual says`,
  },
  'half-empty': { leaves: 0.8, phrases: 'half empty, mostly empty, hardly used' },
  interface: {
    leaves: 0.7,
    phrases: `
      scroll, hover, drag, zoom, font, pixel, sidebar, footer, screen reader, keyboard, mouse, focus, aligned, overlaps, blank page, white page, toolbar, placeholder, autocomplete, pagination, search results, is shown, not shown,
      shown twice, still shows, refreshed, bold, headline, caption, clicking, widget, popup, modal, umlaut,
      dashboard, settings page, settings tab, text field, input field, search field, form field, breadcrumb, web page shows, page shows, screen shows, reload of page, page is reloaded, refresh of page, dark mode, window is small, highlighted`,
  },
  'setting-ignored': {
    leaves: 0.6,
    phrases: `
      has no effect, is ignored, are ignored, not applied, not respected, not take effect, config file, configuration file, environment variable, default value, misconfigured, not configured, option is missing,
      values yaml, helm, ingress, dockerfile, in settings, the documentation says, the help text, is configured, are configured, routing key, wrong path, feature request, allow to configure, nodes are available,
      falls back to, no longer accepts, is not taken, takes default, needs number, must not be, must be positive, must be at least, must be greater, must be smaller, smaller than minimum, larger than maximum, in the url, query string, rule was added, redirects to`,
  },
  format: {
    leaves: 0.6,
    phrases: `
      encoding, decode, unicode, utf 8, serialization, deserialization, serialize, invalid value, invalid argument, invalid format, magic byte, mime type, content type, xml, validation failed, validation error, not valid, must be of type, date format, rounding, off by one, multibyte, illegal character,
      not supported, unsupported, incompatible, precondition failed, inequivalent, constraint, violates, no such method, nosuchmethoderror, classnotfoundexception, noclassdeffounderror, wrong type, read only property, does not match,
      cannot be parsed, not parse, missing value, is required, not required,
      wrongtype, not serializable, signed with, malformed, cannot be converted, could not be converted, not null, integrity error, optimistic lock, no such topic`,
  },
  healthy: {
    leaves: 0.55,
    phrases: `
      false positive, false alarm, false report, suppression, no real leak, always returns, returns to, is back at, back to, up and down, sawtooth, like saw, levels off, settles at, then stays, no restarts,
      far below, well below, within limits, as it should, every night same, same as yesterday, as last month, as last year, as they did, is idle again, is zero again, as on any day, falls again when, drops again when, as planned, as expected, as intended,
      day before, nothing to see, every day same, follows number, goes up and down, never above, is back at night, all quiet, all green`,
  },
};

/** Words of one kind that count; who says "permission" five times is not surer of it. */
const MOST_OF_ONE = 2;

/** How much of the weight of a text's words is left by all that speaks against a leak. The surer they are of one, the less other trouble beside it counts. */
export function leftByDoubts(sightings: readonly Sighting[], sure = 0): number {
  return Object.entries(DOUBTS).reduce((left, [name, { leaves }]) => {
    const told = new Set(sightings.filter(({ concept }) => concept === name).map(({ first }) => first)).size;
    return left * leaves ** (Math.min(MOST_OF_ONE, told) * (name === 'healthy' ? 1 : 1 - sure));
  }, 1);
}
