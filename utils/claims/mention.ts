/**
 * Whether a text names AI or what it is made of at all: where nothing does, there are no claims, and a page need not
 * be read. Small and cheap, because it runs in every page. Articles that mean AI and never say so are not known.
 */

/** In capitals, also within a name ("OpenAI"): in small letters it is a word of other languages. */
const INITIALS = /A\.?I(?:s?\b|\.)|\bAGI\b/;

/** Beginnings of the lexicon's words for AI, its systems and chips, and of names that stand for them. */
const WORDS =
  /artificial(?:ly)? intel|(?:machine|deep)[ -]learn|deep(?:fake|seek)|neural net|generative|superintel|chatbot|gpt|copilot|gemini|claude|(?:language|open|large|frontier|reasoning) model|autonomous|self[- ]driving|driverless|robotaxi|humanoid|(?:facial|face|speech) recog|chip|semicond|processor|\bgpu|nvidia|huawei/i;

/** True where a text may concern AI; false where it has no word for it. */
export const mentionsAi = (text: string): boolean => INITIALS.test(text) || WORDS.test(text);
