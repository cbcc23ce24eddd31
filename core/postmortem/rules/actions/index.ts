import type { PostmortemRule } from '../rule.ts';
import { addressesFactor } from './addresses-factor.ts';
import { bounded } from './bounded.ts';
import { dueInTime } from './due-in-time.ts';
import { duplicate } from './duplicate.ts';
import { fewOpen } from './few-open.ts';
import { needsLink } from './needs-link.ts';
import { needsOwner } from './needs-owner.ts';
import { needsType } from './needs-type.ts';
import { notAttention } from './not-attention.ts';
import { overdue } from './overdue.ts';
import { specific } from './specific.ts';
import { startsWithVerb } from './starts-with-verb.ts';
import { weakVerb } from './weak-verb.ts';

/** What the checks ask of action items. */
export const ACTION_RULES: readonly PostmortemRule[] = [
  startsWithVerb,
  weakVerb,
  needsOwner,
  dueInTime,
  needsLink,
  needsType,
  bounded,
  specific,
  notAttention,
  addressesFactor,
  fewOpen,
  duplicate,
  overdue,
];
