// Measures the rules of blameless language on labelled sentences: npm run eval:rules -- [SET…] [--json] [--misses]
import { parseArgs } from 'node:util';
import { LANGUAGE_RULES } from '../core/postmortem/rules/language/index.ts';
import { BASELINES, stanch } from './eval-rules/judges.ts';
import { judge, scoreRule, scoreSentences } from './eval-rules/measure.ts';
import { renderMisses, renderTable } from './eval-rules/render.ts';
import { BARS, readSet, SETS } from './eval-rules/sets.ts';
import { ROOT } from './run.mjs';

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' }, misses: { type: 'boolean' } }, allowPositionals: true });
const unknown = positionals.find((name) => !Object.hasOwn(SETS, name));
if (unknown === undefined) measure(positionals.length > 0 ? positionals : Object.keys(SETS));
else {
  process.stderr.write(`Unexpected set ${unknown}, expected one of ${Object.keys(SETS).join(', ')}\n`);
  process.exitCode = 2;
}

function measure(names) {
  const sets = Object.fromEntries(names.map((name) => [name, readSet(ROOT, name)]));
  const judged = Object.fromEntries(names.map((name) => [name, judge(sets[name], stanch)]));
  const bySet = Object.fromEntries(names.map((name) => [name, scoreSentences(judged[name])]));
  const everything = names.flatMap((name) => sets[name]);
  const byTool = {
    stanch: scoreSentences(names.flatMap((name) => judged[name])),
    ...Object.fromEntries(Object.entries(BASELINES).map(([name, by]) => [name, scoreSentences(judge(everything, by))])),
  };
  const byRule = Object.fromEntries(
    LANGUAGE_RULES.filter(({ severity }) => severity === 'error').map(({ id }) => [
      id,
      scoreRule(
        names.flatMap((name) => judged[name]),
        id,
      ),
    ]),
  );
  if (values.json) process.stdout.write(`${JSON.stringify({ schema: 1, bySet, byRule, byTool }, null, 2)}\n`);
  else process.stdout.write([renderTable('set', bySet), renderTable('rule', byRule), renderTable('all sets', byTool)].join('\n'));
  if (values.misses) process.stdout.write(`\n${renderMisses(names.flatMap((name) => judged[name]))}`);
  const below = names.filter((name) => BARS.sets.includes(name) && (bySet[name].precision < BARS.precision || bySet[name].recall < BARS.recall));
  if (below.length === 0) return;
  process.stderr.write(`Below the bars (precision ${BARS.precision}, recall ${BARS.recall}): ${below.join(', ')}\n`);
  process.exitCode = 1;
}
