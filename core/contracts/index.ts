import { lineSchema } from '../incident/event-schema.ts';
import { caseStudySchema } from '../knowledge/case-study-schema.ts';
import { guideSchema, pageSchema, runbookSchema } from '../knowledge/schema.ts';
import { configFileSchema } from '../postmortem/config.ts';
import { postmortemSchema } from '../postmortem/schema.ts';
import { captureContract, diffContract } from './bundle.ts';
import { type Contract, schemaListContract } from './contract.ts';
import { diagnosisContract, planContract, watchContract } from './diagnosis.ts';
import { incidentExportContract, incidentHandoffContract, incidentListContract, incidentShowContract, incidentVerifyContract } from './incidents.ts';
import { checkContract, playbookContract, showContract } from './knowledge.ts';
import { doctorContract, drillContract } from './machine.ts';
import { explainContract, searchContract } from './matching.ts';
import {
  actionsContract,
  importContract,
  postmortemCheckContract,
  postmortemExportContract,
  postmortemRulesContract,
  publishContract,
  templatesContract,
} from './postmortems.ts';
import { siteBuildContract } from './site.ts';

/** Every shape that others may rely on. A new one is a schema in this folder and a line here. */
export const CONTRACTS: readonly Contract[] = [
  { name: 'runbook', about: 'Front matter of runbooks/<cause>.md', schema: runbookSchema, of: 'input' },
  { name: 'page', about: 'Front matter of symptoms.md, playbook.md, prevention.md and other-messages.md', schema: pageSchema, of: 'input' },
  { name: 'guide', about: 'Front matter of guides/<topic>.md', schema: guideSchema, of: 'input' },
  { name: 'case-study', about: 'Front matter of case-studies/<year>-<slug>.md', schema: caseStudySchema, of: 'input' },
  { name: 'postmortem', about: 'Front matter of a postmortem', schema: postmortemSchema, of: 'input' },
  { name: 'stanch-yaml', about: 'The configuration of a project, stanch.yaml', schema: configFileSchema, of: 'input' },
  { name: 'journal-event', about: 'One line of the record of an incident', schema: lineSchema, of: 'output' },
  { name: 'diagnose', about: 'stanch diagnose --json', schema: diagnosisContract, of: 'output' },
  { name: 'plan', about: 'stanch diagnose --dry-run --json and stanch capture --dry-run --json', schema: planContract, of: 'output' },
  { name: 'watch', about: 'stanch watch --json, each line', schema: watchContract, of: 'output' },
  { name: 'capture', about: 'stanch capture --json', schema: captureContract, of: 'output' },
  { name: 'diff', about: 'stanch diff --json', schema: diffContract, of: 'output' },
  { name: 'explain', about: 'stanch explain --json', schema: explainContract, of: 'output' },
  { name: 'search', about: 'stanch search --json', schema: searchContract, of: 'output' },
  { name: 'show', about: 'stanch show --json', schema: showContract, of: 'output' },
  { name: 'playbook', about: 'stanch playbook --json', schema: playbookContract, of: 'output' },
  { name: 'incident-list', about: 'stanch incident list --json', schema: incidentListContract, of: 'output' },
  { name: 'incident-show', about: 'stanch incident show --json', schema: incidentShowContract, of: 'output' },
  { name: 'incident-handoff', about: 'stanch incident handoff --json', schema: incidentHandoffContract, of: 'output' },
  { name: 'incident-verify', about: 'stanch incident verify --json', schema: incidentVerifyContract, of: 'output' },
  { name: 'incident-export', about: 'stanch incident export', schema: incidentExportContract, of: 'output' },
  { name: 'postmortem-new', about: 'stanch postmortem new --list --json', schema: templatesContract, of: 'output' },
  { name: 'postmortem-check', about: 'stanch postmortem check --json', schema: postmortemCheckContract, of: 'output' },
  { name: 'postmortem-rules', about: 'stanch postmortem rules --json', schema: postmortemRulesContract, of: 'output' },
  { name: 'postmortem-publish', about: 'stanch postmortem publish --json', schema: publishContract, of: 'output' },
  { name: 'postmortem-actions', about: 'stanch postmortem actions --json', schema: actionsContract, of: 'output' },
  { name: 'postmortem-import', about: 'stanch postmortem import --json', schema: importContract, of: 'output' },
  { name: 'postmortem-export', about: 'stanch postmortem export', schema: postmortemExportContract, of: 'output' },
  { name: 'doctor', about: 'stanch doctor --json', schema: doctorContract, of: 'output' },
  { name: 'drill', about: 'stanch drill --json', schema: drillContract, of: 'output' },
  { name: 'check', about: 'stanch check --json', schema: checkContract, of: 'output' },
  { name: 'schema', about: 'stanch schema --json', schema: schemaListContract, of: 'output' },
  { name: 'site-build', about: 'stanch site build --json', schema: siteBuildContract, of: 'output' },
];
