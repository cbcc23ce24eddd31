import type { PostmortemDocument } from '../document.ts';
import type { IsName } from './agents.ts';

/** Given names that are no common word, product or unit; whoever else took part is known from `participants`. */
const GIVEN = new Set(
  `aaron abigail adam adrian agnes ahmed aisha alan albert alejandro alex alexander alexandra alice alicia alina allison amanda amelia amit amy ana andrea andrei andrew andy angela
  anil anita anjali anna anne annika anthony antonio arjun arthur ashley barbara beatrice ben benjamin bernd bjorn bob boris brandon brenda brian bruno caleb camila carla carlos carmen
  carol caroline catherine cecilia charlotte chen cheng chloe chris christian christina christine christopher claire clara claudia colin craig daniel daniela david deborah deepak
  dennis derek diana diego dieter dimitri dmitri dominik dominic donald dorothy doug douglas edward elena eli elias elizabeth ella emily emma eric erik erika ethan eva evelyn fatima felipe felix
  fernando fiona francesca francisco franz frederik gabriel gareth george gerald giovanni giulia gonzalo gregory guillaume gustavo hannah hans harry hassan heather heidi helen helena henrik henry
  hiroshi hugo ian ibrahim igor ines ingrid irene isaac isabel isabella ivan jacob jake james jamie jan jane janet jason javier jean jeff jeffrey jennifer jens jeremy jessica jim joan joanna joao jochen joe
  johan johannes john jonas jonathan jorge jose joseph joshua juan judith julian julie jun jürgen karen karim karin karl kate katharina katherine kathleen katie keith kelly kenji kenneth kevin khalid
  klaus kristen kumar kyle larry lars laura lauren laurent lea leo leonard leonie li liam lin linda lisa louis luca lucas lucia luis luke magnus manuel marc marcel marco marcus margaret maria marie
  marina mario marta martin martina mary mateo mathias matt matteo matthew matthias max megan mehmet mei melanie melissa mia michael michel michelle miguel mike mohamed mohammed monica monika nadia
  nancy naomi natalia natalie nathan neil nicholas nick nicolas nicole nikhil nils nina noah nora olaf oleg olga oliver olivia omar oscar pablo pamela patricia patrick paul paula pavel pedro peter petra
  philip philipp phil pierre priya rachel rahul raj rajesh ralf ramon raphael rebecca ricardo richard robert roberto roger roman ronald rosa ruth ryan samantha samuel sandra sanjay sara sarah sebastian
  sergei sergey sergio shannon sharon shawn simon sofia sonia sophia sophie stefan stefanie stephanie stephen steve steven sunita susan susanne suzanne sven tanja tanya teresa theresa thomas tim timothy
  tobias todd tomas tomasz tony tracy tyler ulrich ursula valentina vanessa victor victoria vijay vikram vincent vladimir walter wei wendy wolfgang xiao yan yuki yusuf yuri zoe`
    .trim()
    .split(/\s+/),
);

/** Which names a postmortem may mean people by: those of its participants, whole and in part, and common given names. */
export function namesIn({ head }: Pick<PostmortemDocument, 'head'>): IsName {
  const own = new Set(
    (head?.participants ?? []).flatMap(({ name }) => (name === undefined ? [] : name.toLowerCase().split(/[\s.]+/))).filter((part) => part.length > 1),
  );
  return (name) => own.has(name) || GIVEN.has(name);
}

/** The role of a participant by a part of their name. */
export function roleOf({ head }: Pick<PostmortemDocument, 'head'>, name: string): string | undefined {
  return head?.participants?.find((participant) =>
    participant.name
      ?.toLowerCase()
      .split(/[\s.]+/)
      .includes(name.toLowerCase()),
  )?.role;
}
