const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Nouns for people who work on a system. Each counts in the plural too. */
export const ROLES = set(`
  engineer developer programmer coder admin administrator sysadmin dba sre on-call oncall responder reviewer approver author
  maintainer committer intern contractor consultant technician analyst architect tester commander scribe deployer releaser
  person employee staff personnel colleague teammate team crew human individual dev devs people guy management supervisor
  director ops devops cto newcomer junior senior someone`);

/** Nouns that name people with these words before them, or with none; anything else makes them a part of a system. */
export const MIXED_ROLES: Readonly<Record<string, ReadonlySet<string>>> = {
  operator: set(
    'human on-call night day shift console duty noc data-centre data-center datacenter network system junior senior experienced new two three both',
  ),
  manager: set('engineering incident release product duty on-call project change team line shift account deployment senior'),
  lead: set('tech team technical engineering incident shift project'),
  leader: set('team shift squad project incident'),
  owner: set('service product team code document system business'),
  shift: set('night day late early on-call morning evening weekend'),
  agent: set('support service-desk helpdesk call-centre'),
  champion: set('security'),
  support: set('customer first-level second-level technical level'),
};

/** People who use a system, and whoever reads this: what they cannot do is impact, not blame. */
export const USERS = set('you user customer client tenant visitor subscriber reader shopper partner merchant');

/** Pronouns and the like that can only be people. */
export const PERSONS = set('he she someone somebody anyone anybody everyone everybody whoever');
export const NOBODY = set('nobody none noone no-one');
export const SELF = set('we i');

export const DETERMINERS = set(
  'the a an this that these those any some every each no our your their his her its my both all several many most few two three four five another whoever which what',
);
export const PREPOSITIONS = set(
  'of on in at from with for behind to by into under over during through without within against about around between towards upon per like via except',
);
/** Words that begin a clause. */
export const BOUNDARIES = set(
  'and but or nor because so since when while whilst if although though after before where who whom that which as until unless whereas once whether than think thinks thought believe believes believed guess suspect suspected agree agreed say says said',
);
export const AUXILIARIES = set(`
  is are was were be been being am has have had do does did will would can could shall should may might must ought
  isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't mustn't
  should've could've would've must've got gets get`);
/** Adverbs that stand between a subject and its verb; those in -ly are known by their ending. */
export const ADVERBS = set(
  'then also just never ever again still almost even often always already once twice later now not too very soon simply only perhaps maybe themselves himself herself',
);
/** Words in -ly that are none. */
export const NOT_ADVERBS = set('reply supply family assembly anomaly ally apply comply rely multiply early only daily hourly weekly');
/** Common past forms that do not end in -ed. */
export const PAST = set(
  'wrote saw ran took left made went came found chose knew kept set put let told began built sent felt held lost met read shut spent understood gave brought bought caught drew fell forgot',
);
