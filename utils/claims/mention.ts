/**
 * Whether a text names AI or what it is made of at all: where nothing does, there are no claims, and a page need not
 * be read. Small and cheap, because it runs in every page. Articles that mean AI and never say so are not known.
 */

/** In capitals, also within a name ("OpenAI"): in small letters it is a word of other languages. */
const INITIALS = /A\.?I(?:s?\b|\.)|\bAGI\b/;

/** Beginnings of the lexicon's words for AI, its systems and chips, and of names that stand for them. */
const WORDS =
  'artificial intel,artificially intel,machine learn,machine-learn,deep learn,deep-learn,deepfake,deepseek,neural net,generative,superintel,chatbot,gpt,copilot,gemini,claude,language model,open model,large model,frontier model,reasoning model,autonomous,self-driving,self driving,driverless,robotaxi,humanoid,facial recog,face recog,speech recog,chip,semicond,processor,gpu,nvidia,huawei'.split(
    ',',
  );

/** True where a text may concern AI; false where it has no word for it. */
export function mentionsAi(text: string): boolean {
  if (INITIALS.test(text)) return true;
  // For a text looked at once, compiling one expression for all words takes longer than looking for each.
  const small = text.toLowerCase();
  return WORDS.some((word) => small.includes(word));
}
