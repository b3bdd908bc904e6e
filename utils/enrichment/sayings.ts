/** Verbs that report what somebody holds to be so, by how surely they do. Kept as data; add at the end of a line. */

const forms = (list: string): string[] => list.trim().split(/\s+/);

/** Report speech or thought whatever their subject. */
const SAYING = forms(`
  said says say saying told tells tell telling added adds argue argues argued arguing claimed claims claim claiming
  warn warns warned warning stated note notes noted noting explain explains explained wrote writes write
  writing declare declares declared insist insists insisted acknowledge acknowledges acknowledged admit admits
  admitted concede concedes conceded assert asserts asserted remark remarked remarks comment commented
  contend contends contended caution cautions cautioned emphasise emphasize emphasised emphasized emphasises
  emphasizes stress stresses stressed predict predicts predicted predicting announce announced announces
  confirm confirmed confirms allege alleged alleges testified testify tweeted posted quipped replied
  conclude concluded concludes believe believes believed think thinks thought reckon reckons reckoned
  expect expects expected estimate estimates estimated estimating forecast forecasts fear fears feared
  worry worries worried suspect suspects suspected doubt doubts doubted propose proposes proposed
  describe describes described calls called agree agrees agreed dispute disputes disputed deny denies denied
  dismiss dismisses dismissed accuse accuses accused recall recalls recalled reveal reveals revealed
  report reports reported reporting suggest suggests suggested speculate speculates speculated observe observes
  observed mention mentioned mentions complain complains complained boasted boasts boast crowed lament
  laments lamented maintain maintains maintained muse mused joke joked assess assesses assessed guesses guess
  guessed assume assumes reiterate reiterated reiterates affirm affirms affirmed vow vowed vows pledge pledged
  disclosed disclose discloses counter countered counters respond responded highlight highlighted highlights
  project projects projected interpret conceive conceives see sees saw label labelled labeled dub dubbed urge
  urged urges hailed hail criticised criticized criticises criticizes stating adding citing echoing echoes
  opined opines opine confess confesses confessed put puts continued continues imply implies implied anticipate
  anticipates anticipated advocates asks recommends promised promises outlined outlines
`);

/** Report only when a document, an institute or a person is their subject. */
const FINDING = forms(`
  found finds find show shows showed indicate indicates indicated reveal reveals demonstrates argues points
  pointed point document documents documented details detailed calculates calculated ranks ranked concludes
`);

export const SAYING_VERBS: ReadonlySet<string> = new Set(SAYING);
export const FINDING_VERBS: ReadonlySet<string> = new Set(FINDING);

/** Forms that are as often nouns; they count only when the sentence around them reads as a clause. */
export const NOUN_LIKE: ReadonlySet<string> = new Set(
  forms(`claims claim reports report notes note states projects project estimates estimate forecasts forecast
  fears fear worries worry doubt doubts remarks remark comments comment hopes stress warning warnings
  promises promise guess guesses label calls details point points ranks document documents boast vow vows
  pledge pledges counter counters put puts continued continues see sees saw show shows find finds expected projected
  writing reporting saying adding citing details expects say`),
);

/** Heads of documents and bodies that can "find" or "show". */
export const SOURCE_NOUN =
  /\b(?:stud(?:y|ies)|reports?|papers?|surveys?|polls?|analys[ei]s|research(?:ers?)?|index|documents?|memos?|filings?|disclosures?|investigations?|audits?|reviews?|institute|university|center|centre|commission|agency|council|foundation|bank|endowment|officials?|experts?|analysts?|economists?|scientists?|scholars?|authors?|team|think[- ]tank|outlet|newspaper|post|times|journal|news|magazine|reuters|bloomberg|people|critics?|observers?)\b/i;

/** Words before a name that say what somebody is. The name starts after the last of them. */
export const TITLE =
  /^(?:president|vice|prime|minister|premier|chancellor|secretary|senators?|sens?|representatives?|reps?|congress(?:man|woman)|governor|gov|mayor|general|gen|colonel|col|captain|commander|ambassador|professor|prof|dr|mr|mrs|ms|mx|sir|dame|lord|lady|ceo|ceos|cto|cfo|coo|chief|executive|officer|chair|chairman|chairwoman|chairperson|founder|co-founder|cofounder|director|head|boss|spokesman|spokeswoman|spokesperson|analyst|economist|researcher|scientist|engineer|expert|author|journalist|reporter|columnist|investor|entrepreneur|lawyer|scholar|fellow|partner|manager|adviser|advisor|czar|tsar|commissioner|judge|editor|developer|physicist|historian|billionaire|mogul|tycoon|guru|pioneer|veteran|host|democrat|republican|strategist|academic|lawmaker|official|member|leader|king|pope|provost)s?\.?$/i;
