/** Words that report what somebody holds to be so. Kept as data: to teach a verb, add its forms to the right list. */

const forms = (list: string): string[] => list.trim().split(/\s+/);

/**
 * How a verb of saying takes its content.
 * `say`: any content ("said", "argues"). `find`: only with a source as subject ("shows").
 * `give`: with a clause or a quotation, for with a mere thing it tells what somebody did ("announced a model").
 * `judge`: names or rates a thing ("calls it a bubble"); with a quotation, or by a person.
 */
export type SayingClass = 'say' | 'find' | 'give' | 'judge';

const CLASSES: Readonly<Record<SayingClass, string>> = {
  say: `said says say saying told tells tell telling added adds adding argue argues argued arguing claimed claims
    claim claiming warn warns warned warning stated states state stating note notes noted noting explain explains explained
    explaining wrote writes write writing declare declares declared declaring insist insists insisted insisting
    acknowledge acknowledges acknowledged acknowledging admit admits admitted admitting concede concedes conceded
    assert asserts asserted asserting remark remarked remarks comment commented commenting contend contends
    contended caution cautions cautioned cautioning emphasise emphasize emphasised emphasized emphasises
    emphasizes emphasising emphasizing stress stresses stressed stressing predict predicts predicted
    predicting allege alleged alleges testified testify tweeted posted quipped replied conclude concluded
    concludes concluding believe believes believed believing think thinks thought reckon reckons reckoned
    expect expects expected estimate estimates estimated estimating forecast forecasts fear fears feared worry
    worries worried suspect suspects suspected doubt doubts doubted speculate speculates speculated observe
    observes observed complain complains complained boast boasts boasted boasting lament laments lamented
    muse mused joke joked guess guesses guessed assume assumes assumed reiterate reiterated reiterates affirm affirms affirmed
    counter countered counters recall recalls recalled aver avers averred opine opined opines confess confesses
    confessed assure assured assures maintain maintains maintained imply implied implies anticipate
    anticipates anticipated projects crowed agree agrees agreed informed recognise recognize
    recognises recognizes clarifies clarified clarify guarantees signal signals signalled signaled hopes hope hoped
    questioned questions reports report reported reporting repeats repeated retorted echoed alleging reasons reasoned
    summarised summarized mentioning talk talks talked accuse accuses accused express expresses expressed expressing expressed sums summed puts put
    proclaim proclaims proclaimed posit posits posited envisions envisioned imagines imagined holds recounted recounts advises advised quips decries decried`,
  find: `found finds find show shows showed indicate indicates indicated demonstrates point points pointed
    pointing documents documented details detailed calculates calculated suggest suggests suggested suggesting
    ranks ranked reveals specifies specified`,
  give: `announce announced announces announcing reveal revealed disclosed disclose discloses confirm confirmed confirms
    propose proposes proposed highlight highlighted highlights mention mentioned mentions vow vowed vows
    pledge pledged pledges promise promised promises respond responded outline outlined outlines project
    projected deny denies denied assess assesses assessed envisages conceives`,
  judge: `describe describes described describing call calls called calling label labels labelled labeled dub dubbed
    hail hailed hails hailing criticise criticize criticised criticized criticises criticizes dismiss
    dismisses dismissed dispute disputes disputed urge urged urges judged judges
    defined portrayed portrays characterised characterized likened views view viewed welcomed`,
};

export const SAYINGS: ReadonlyMap<string, SayingClass> = new Map(
  (Object.keys(CLASSES) as SayingClass[]).flatMap((kind) =>
    forms(CLASSES[kind]).map((form) => [form, kind] as const),
  ),
);

/** Forms that are as often nouns or adjectives; they count only where the words around them read as a clause. */
export const NOUN_LIKE: ReadonlySet<string> = new Set(
  forms(`claims claim reports report notes note states state projects project estimates estimate forecasts forecast
    fears fear worries worry doubt doubts remarks remark comments comment hopes hope stress warning
    promises promise guess guesses label labels calls call details point points ranks documents boast
    boasts vow vows pledge pledges counter counters put puts see sees saw show shows find finds
    expected projected writing reporting questions questioned signal signals suspect suspects view views
    highlights jokes joke muse reasons outlines signals think state talk talks`),
);

/** States of mind after a form of "be": "is worried that". */
export const MINDS =
  /^(?:concerned|worried|confident|optimistic|pessimistic|convinced|s[kc]eptical|sure|hopeful|afraid|adamant|certain|clear|blunt|honest|divided|brutal|ruthless|explicit)$/;

/** Heads of documents and bodies that can "find" or "show". */
export const SOURCE_NOUN =
  /\b(?:stud(?:y|ies)|reports?|papers?|surveys?|polls?|analys[ei]s|research(?:ers?)?|index|documents?|memos?|filings?|disclosures?|investigations?|audits?|reviews?|institute|university|center|centre|commission|agency|council|foundation|bank|endowment|officials?|experts?|analysts?|economists?|scientists?|scholars?|authors?|team|think[- ]tank|outlet|newspaper|post|times|journal|news|magazine|reuters|bloomberg|people|critics?|observers?|lawsuit|sheet|some|others|many|sources?|insiders?|bloggers?|testers?|chief|executive|founder)\b/i;

/** Words before a name that say what somebody is. The name starts after the last of them. */
export const TITLE =
  /^(?:president|vice|prime|minister|premier|chancellor|secretary|senators?|sens?|representatives?|reps?|congress(?:man|woman)|governor|gov|mayor|general|gen|colonel|col|captain|commander|ambassador|professor|prof|dr|mr|mrs|ms|mx|sir|dame|lord|lady|ceo|ceos|cto|cfo|coo|chief|executive|officer|chair|chairman|chairwoman|chairperson|founder|co-founder|cofounder|director|head|boss|spokesman|spokeswoman|spokesperson|analyst|economist|researcher|scientist|engineer|expert|author|journalist|reporter|columnist|investor|entrepreneur|lawyer|scholar|fellow|partner|manager|adviser|advisor|czar|tsar|commissioner|judge|editor|developer|physicist|historian|billionaire|mogul|tycoon|guru|pioneer|veteran|host|democrat|republican|strategist|academic|lawmaker|official|member|leader|king|pope|provost|co)s?\.?$/i;

/** The last word of a name that is no person's. */
export const INSTITUTION =
  /^(?:university|institute|institution|college|school|center|centre|council|commission|committee|agency|department|ministry|bureau|office|bank|fund|foundation|association|academy|laboratory|labs?|inc|corp|corporation|ltd|llc|group|company|times|post|journal|news|magazine|review|report|index|summit|conference|forum|act|plan|strategy|order|initiative|project|program|programme|policy|controls|party|congress|parliament|court|house|senate|street|valley|city|state|states|kingdom|nations|union|alliance|archive|media|press|board|authority|service|services|network|ventures|capital|partners|technologies|technology|systems|research|intelligence|security|moment|era|race|war|summer|ai|app|store|pro|preview|max|mini|benchmark|exchange|market|administration|coalition|endowment|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december)$/i;

/** Heads of descriptions of people and bodies that can answer for something: "a US official", "critics". */
export const HUMAN =
  /^(?:officials?|experts?|analysts?|critics?|supporters?|observers?|people|researchers?|scientists?|economists?|sources?|spokes(?:wo)?m[ae]n|spokespersons?|executives?|insiders?|investors?|lawmakers?|policymakers?|compan(?:y|ies)|firms?|start-?ups?|governments?|ministry|agency|authors?|engineers?|users?|netizens|commentators?|bloggers?|s[kc]eptics?|proponents?|opponents?|others|some|many|hawks|capitalists?|strategists?|developers?|founders?|co-founders?|cofounders?|academics?|scholars?|group|team|think[- ]tanks?|tanks?|teachers?|workers?|writers?|ceos?|bosses|boss|presidents?|ministers?|premier|chair(?:wo)?m[ae]n|leaders?|advocates?|lobbyists?|professors?|students?|practitioners?|historians?|philosophers?|journalists?|reporters?|outlets?|media|newspapers?|reports?|stud(?:y|ies)|papers?|surveys?|analys[ei]s|institutes?|index|industry|public|administration|department|committee|commission|council|senators?|politicians?|diplomats?|representatives?|veterans?|pundits?|optimists?|pessimists?|bulls|bears|giants?|makers?|labs?|rivals?|competitors?|employees?|staff|entrepreneurs?|institutions?|wisdom|states|countries|nations|party|secretary|king|professionals?|websites?|magazine|book|memo|filings?|disclosures?|documents?|post|statement|article|complaint|indictment|poll|news|rumou?rs|specialists?|lawyers?|lawsuit|consultants?|thinkers?|forecasters?|technologists?|doomers?|testers?|reviews?|sheet|authorities|physicists?|programmers?|traders?|managers?|residents?|parents?|artists?|companies|watchers|project|site|website|majority|creators?|director|adviser|advisor|engineer|capitalist|economist|believers?|boosters?|veterans?|communit(?:y|ies)|model-makers|sceptics?|chiefs?|executives?)$/i;
