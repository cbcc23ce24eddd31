import type { PostmortemDocument } from '../document.ts';

/** How much a postmortem has to say, by how bad it was. */
export type Profile = 'full' | 'short' | 'near-miss';

/** Where the severity is not recorded, or the front matter does not fit, the worse is assumed. */
export function profileOf({ head }: PostmortemDocument): Profile {
  switch (head?.severity) {
    case 'sev3':
    case 'sev4':
    case 'sev5':
      return 'short';
    case 'none':
      return 'near-miss';
    default:
      return 'full';
  }
}

/** True for what is answered by a review and in public: severity 1 and 2. */
export function isMajor({ head }: PostmortemDocument): boolean {
  return head?.severity === 'sev1' || head?.severity === 'sev2';
}
