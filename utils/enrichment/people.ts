/** More names than an article holds; what comes after is left to the other signs of a person. */
const MOST_NAMES = 400;
const PERSON = ['FirstName', 'MaleName', 'FemaleName', 'Person'];
const OTHER = ['Organization', 'Place', 'Country', 'City'];

/** Terms with their tags, as compromise gives them. */
interface Parsed {
  terms: { text: string; tags: string[] }[];
}

/**
 * Which names are persons'. compromise knows some thousand given names; its tables cost a fifth of a second
 * to set up, so they are loaded on first use and never when the background merely wakes. The names are read
 * in one go, each as a sentence; should two run together, one by one.
 */
export async function personsAmong(all: readonly string[]): Promise<ReadonlySet<string>> {
  const names = all.slice(0, MOST_NAMES);
  if (names.length === 0) return new Set();
  const { default: nlp } = await import('compromise/two');
  const parse = (text: string) => nlp(text).json({ terms: { tags: true } }) as Parsed[];
  const together = parse(names.map((name) => `${name}.`).join('\n'));
  const isPerson = (sentence: Parsed | undefined): boolean => {
    const tags = new Set(sentence?.terms.flatMap((term) => term.tags));
    return PERSON.some((tag) => tags.has(tag)) && !OTHER.some((tag) => tags.has(tag));
  };
  return new Set(
    together.length === names.length
      ? names.filter((_, at) => isPerson(together[at]))
      : names.filter((name) => isPerson(parse(name)[0])),
  );
}
