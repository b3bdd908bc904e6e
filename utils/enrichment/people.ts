/**
 * Which names are persons'. compromise knows some thousand given names; its tables cost a fifth of a second
 * to set up, so they are loaded on first use and never when the background merely wakes.
 */
export async function personsAmong(names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const { default: nlp } = await import('compromise/two');
  const persons = new Set<string>();
  const lines = nlp(names.map((name) => `${name}.`).join('\n'));
  const sentences = lines.json({ terms: { tags: true } }) as {
    terms: { text: string; tags: string[] }[];
  }[];
  sentences.forEach(({ terms }, index) => {
    const name = names[index];
    const tags = new Set(terms.flatMap((term) => term.tags));
    const isPerson = ['FirstName', 'MaleName', 'FemaleName', 'Person'].some((tag) => tags.has(tag));
    const isOther = ['Organization', 'Place', 'Country', 'City'].some((tag) => tags.has(tag));
    if (name && isPerson && !isOther) persons.add(name);
  });
  return persons;
}
