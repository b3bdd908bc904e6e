/**
 * Classes of English words that tell what a claim says, as data. One line a class: `kind name: words`. `verb`: base
 * forms, all other forms are made; `noun`: singulars, plurals are made; `word`: forms as they stand, `_` for a space in
 * a phrase of two or three words. A word may stand in several classes. To teach a word, add it to its class.
 */
export const VOCABULARY = `
verb overtake: overtake surpass leapfrog outpace outstrip displace dethrone eclipse unseat oust supplant outrun usurp
verb catch: catch close narrow shrink bridge converge erode diminish level tighten evaporate vanish
verb widen: widen deepen extend lengthen stretch
verb lead: lead dominate head top outrank outperform beat outcompete best outscore outclass outshine trump edge exceed outdo outmatch outspend outnumber pioneer spearhead excel win triumph prevail crush thrash
verb lag: lag trail lose slip languish stumble falter fade slide cede concede surrender forfeit
verb match: match rival equal tie parallel mirror resemble approach replicate
verb compete: compete vie race battle contend fight duel jostle clash grapple challenge confront scramble rush
verb move: become emerge move shift turn climb gain rise fall ascend descend advance retreat swap overtake jump leap return
verb say: say tell add argue claim warn note explain write declare insist acknowledge admit concede comment contend caution emphasise stress allege testify tweet conclude state recall observe complain report describe announce mention remark assert
verb think: believe think reckon suspect doubt fear worry hope assume guess consider wonder imagine feel know agree dispute disagree
verb expect: expect predict project forecast anticipate foresee envision estimate await loom bet
verb plan: plan intend aim hope seek want vow pledge promise prepare commit target propose consider mull weigh schedule slate poise strive pursue
verb rule: ban restrict curb prohibit regulate sanction blacklist impose require mandate order approve sign enact pass adopt enforce license authorise lift ease waive rescind revoke repeal exempt oblige penalise fine legislate bar block outlaw forbid rule relax loosen reverse codify ratify veto draft amend suspend halt scrap sue subpoena investigate probe oversee comply designate
verb guide: direct instruct establish set launch outline unveil issue coordinate convene form create expand streamline prioritise task centralise nationalise
verb invest: invest spend fund pour finance raise allocate earmark subsidise back bankroll underwrite funnel inject sink plough plow donate grant
verb trade: sell buy purchase acquire export import ship supply lease rent order procure deliver pay charge earn cost price value generate
verb have: have own possess hold house boast account amass hoard control command host contain include comprise total number employ operate enjoy retain
verb hire: hire recruit poach employ attract lure retain graduate educate teach study emigrate return leave join quit train
verb release: release launch unveil introduce debut ship roll publish announce present reveal open upgrade update showcase demonstrate
verb build: build develop design create construct make produce manufacture assemble fabricate engineer invent program pretrain train
verb able: generate understand solve write translate answer reason recognise detect perform handle process summarise code draw compose simulate navigate analyse learn respond converse interpret identify predict diagnose read see hear speak play search browse plan memorise render edit imitate complete execute interact think hallucinate
verb allow: allow enable let help support permit equip empower assist offer provide give feature
verb score: score achieve reach attain rank pass clear ace place finish record register hit
verb use: use adopt deploy integrate embed apply download access install rely depend incorporate implement embrace leverage test try subscribe
verb cause: cause force push drive prompt spark trigger fuel spur compel bring provoke lead result contribute stem arise catalyse inspire encourage incentivise accelerate pressure
verb harm: hurt hit slow hamper hinder undermine threaten disrupt damage erode weaken stifle impede constrain limit curtail squeeze rattle shake shock wipe harm cripple hobble stunt stall delay deprive deny starve choke jeopardise endanger destabilise alarm stun spook upend blindside roil devastate frustrate thwart dent strain burden isolate
verb drop: fall drop decline shrink plunge tumble halve sink slump crash collapse dip plummet slide decrease reduce lower cut slash
verb grow: rise grow increase surge jump soar double triple expand climb quadruple skyrocket balloon multiply swell boom accelerate explode
verb boost: boost strengthen improve enhance advance speed bolster benefit foster promote facilitate cement secure maintain preserve sustain keep reinforce consolidate protect
verb change: change transform reshape revolutionise redefine alter affect influence impact reorder remake rewrite shape shift
verb replace: replace automate eliminate displace supplant substitute augment
verb see: call describe view see regard portray frame characterise liken label dub compare mark represent signal reflect mean define treat cast symbolise underscore highlight illustrate underline remain become constitute
verb show: show find reveal suggest indicate demonstrate prove confirm imply
verb need: need require depend rely demand hinge
verb lack: lack struggle fail miss suffer face want starve
verb defy: circumvent evade skirt bypass smuggle dodge overcome sidestep flout violate defy exploit
verb steal: steal copy distil distill spy hack infringe pirate plagiarise scrape clone
verb turn: begin start stop continue cease end finish try attempt
verb pose: pose raise present carry entail create
verb cooperate: cooperate collaborate partner ally join unite align negotiate engage
noun gap: gap lead advantage edge distance margin divide gulf chasm deficit rift lag difference moat
noun contest: race competition contest rivalry battle war struggle showdown fight clash confrontation duel game sprint marathon
noun place: place rank position spot leader front forefront frontrunner laggard second third first leadership dominance supremacy primacy hegemony superiority runner-up winner loser contender challenger pioneer powerhouse superpower crown throne parity footing standing
noun state: government administration ministry department congress senate lawmaker regulator commission president minister official authority agency parliament court policymaker state senator legislator governor bureau chancellor premier secretary white_house judge watchdog committee council house diplomat legislature cabinet presidency municipality province
noun rule: law bill act rule regulation order ban restriction control curb tariff licence license sanction policy directive guideline standard framework legislation moratorium treaty embargo blacklist measure provision clause proposal requirement safeguard exemption loophole prohibition subsidy incentive tax agreement accord decree mandate rulemaking oversight governance export_control entity_list executive_order
noun plan: plan strategy initiative programme program agenda blueprint roadmap goal target ambition vision action_plan project campaign pilot
noun money: dollar billion million trillion funding investment capital revenue valuation budget spending cost price subsidy fund profit sale yuan euro pound income expenditure bn market_value share stock market deal loan grant bond
noun people: researcher engineer scientist talent graduate worker staff student expert developer workforce phd programmer technician employee immigrant expertise scholar academic brain
noun compute: chip gpu compute datacentre datacenter data_centre data_center cluster semiconductor processor supercomputer server infrastructure wafer fab foundry accelerator silicon memory hardware computing_power lithography node transistor capacity
noun energy: power electricity grid energy nuclear gigawatt megawatt gw reactor turbine solar coal renewable watt
noun data: data dataset corpus database record
noun paper: paper patent publication citation research study journal conference
noun users: user customer download market_share adoption subscriber consumer audience client visitor traffic
noun model: model chatbot system assistant tool app version llm agent software algorithm bot robot product service platform machine network generator application technology copilot feature device
noun firm: company startup start-up firm lab giant developer maker vendor chipmaker provider unicorn conglomerate player industry sector business enterprise incumbent manufacturer supplier subsidiary
noun ability: ability capability performance skill task reasoning coding math mathematics function context intelligence accuracy quality efficiency speed
noun bench: benchmark test score leaderboard ranking accuracy evaluation exam index metric result measure percentage point elo arena olympiad
noun parts: parameter token architecture weight layer context_window training_run prompt input output image video text audio voice language code
noun jobs: job employment unemployment labour labor wage economy productivity gdp worker career occupation workplace profession layoff
noun danger: risk danger threat harm bias misinformation disinformation safety privacy catastrophe extinction concern fear surveillance discrimination misuse crime fraud hallucination deepfake vulnerability abuse
noun society: education health healthcare medicine school child art society democracy election culture climate patient doctor teacher artist musician lawyer hospital citizen inequality
noun force: military defence defense weapon security army warfare missile drone soldier battlefield navy intelligence_agency
noun country: country nation world bloc region continent west ally economy power
noun frame: superpower sputnik hegemony supremacy era dawn geopolitics narrative moment stake zero-sum arms_race cold_war hype bubble turning_point wake-up wake-up_call myth reality question debate battleground frontier revolution watershed milestone paradigm inflection sputnik_moment manhattan_project great_power crossroads tipping_point priority symbol obsession existential
noun success: breakthrough success achievement progress advance innovation gain strength win victory strides momentum prowess
noun failure: failure setback bottleneck shortage weakness obstacle hurdle problem challenge difficulty drawback constraint limitation crisis decline loss barrier flaw delay crunch scarcity dependence brain_drain exodus
noun source: report study survey analyst expert critic observer researcher official executive spokesman spokesperson author
noun effect: effect impact consequence result outcome implication fallout repercussion reaction response cause reason influence shockwave
noun time: year month week decade day quarter century future timeline generation
noun openness: open-source open-weight open_source open_weight licence licence weights
noun founding: founder ceo chief chairman executive head director investor president cofounder
noun trading: export import trade supply supply_chain shipment sale purchase order inventory demand
word will: will won't shall 'll
word would: would wouldn't
word could: could couldn't may might mayn't mightn't
word can: can can't cannot
word must: must should shouldn't mustn't ought
word going: going_to set_to poised_to on_track about_to due_to_be likely_to expected_to slated_to on_course bound_to destined_to scheduled_to projected_to predicted_to plans_to aims_to intends_to hopes_to wants_to
word likely: likely unlikely probably possibly perhaps potentially inevitably eventually soon ultimately imminent imminently upcoming prospective forthcoming future
word not: not no never n't isn't aren't wasn't weren't doesn't don't didn't hasn't haven't won't can't cannot couldn't wouldn't nor neither hardly barely scarcely without nothing none nobody
word be: is are was were be been being am isn't aren't wasn't weren't it's that's there's he's she's
word were: was were wasn't weren't had did
word than: than compared versus vs against relative unlike whereas
word better: better faster cheaper larger bigger smaller stronger weaker worse slower higher lower greater smarter closer further fewer superior inferior ahead behind
word best: best largest biggest fastest strongest greatest highest leading top foremost premier most_advanced most_powerful most_capable world's_largest world's_first number_one unrivalled unrivaled unmatched dominant state-of-the-art cutting-edge state_of_the_art second_only strongest cheapest smartest
word ranked: first second third fourth fifth top_ten top_five no 1st 2nd 3rd
word equal: comparable similar equivalent par equal equally same neck tied alongside competitive parity on_par neck_and_neck head_to_head toe_to_toe
word ahead: ahead leading ahead_of front in_front
word behind: behind lagging trailing years_behind months_behind far_behind lag_behind
word months: months years generation generations
word more: more less most least fewer many few much
word weak: weak limited scarce slow insufficient unable outdated dependent reliant vulnerable poor inadequate backward costly expensive fragile lacklustre lackluster stagnant underwhelming
word strong: strong powerful advanced sophisticated robust impressive abundant vast huge massive capable efficient cheap affordable fast leading cutting-edge innovative world-class formidable
word now: now currently today already still yet no_longer remains increasingly steadily rapidly quickly gradually fast
word past: ago last since recently previously earlier once formerly yesterday until former
word because: because due_to thanks_to owing_to as_a_result so therefore thus hence consequently in_response after following amid despite
word if: if unless whether provided assuming when
word that: that which who whom whose
word while: while although though whereas despite even_though but however yet still
word by: by
word to: to
word than_others: rivals competitors peers counterparts others rest everyone anyone else
word number: thousand million billion trillion bn percent per_cent half third quarter double triple twice dozens hundreds thousands
word need_adj: essential crucial critical vital key important necessary imperative central pivotal decisive fundamental
word military: military defence defense strategic national geopolitical security
word domestic: domestic homegrown home-grown indigenous self-sufficient self-reliance self-sufficiency sovereign sovereignty local independence
word across: across around worldwide globally everywhere sector sectors industries
word we: we our us ours ourselves
word i: i my me
word you: you your
word it: it its they their them this these that those he she his her itself themselves
word accordingto: according_to
word question: whether how why what
word purpose: in_order_to so_that designed_to meant_to intended_to aimed_at aims_to to_ensure to_prevent to_keep to_maintain to_slow
word there: there_is there_are there's there_was
word call: so-called known_as described_as seen_as viewed_as called referred
word ever: ever first_time
word capablewords: capable able able_to multimodal real-time autonomous humanlike human-level
word under: under act signed bipartisan federal
word cause2: led_to leads_to result_of resulted_in resulting leading_to forced_to pushed_to means_that
word trainedon: trained_on based_on powered_by built_on runs_on
word users2: million_users active_users monthly weekly daily downloads
word oflead: lead_over advantage_over edge_over ahead_in lead_in leader_in leaders_in dominance_in dominance_of control_of
word shift: catch_up catching_up caught_up falling_behind fallen_behind fell_behind fall_behind gaining_ground gained_ground losing_ground lost_ground closing_in pulling_ahead pulled_ahead pull_ahead close_the closing_the closed_the narrowing_the narrowed_the left_behind taken_the took_the losing_its lost_its no_longer
verb go: go get come put take do work look happen occur stay stand continue follow involve serve
verb decide: decide choose opt agree refuse reject accept resist oppose welcome support endorse favour favor urge call
verb share: share exchange send transfer distribute deliver spread diffuse receive collect gather store
verb speak: ask talk discuss answer respond speak post publish cite quote meet visit attend gather wait
noun institute: university institute academy laboratory association consortium organisation organization foundation centre center think_tank hub campus
noun venture: partnership contract procurement venture portfolio commitment collaboration cooperation alliance joint_venture acquisition merger takeover round startup_scene ecosystem initial_public_offering ipo
noun method: technique method algorithm compression distillation optimisation optimization training inference deployment integration fine-tuning learning scaling pretraining reinforcement transformer attention approach recipe engine stack framework simulation
noun idea: idea theory assumption belief argument concept perspective opinion conversation thesis notion thought prediction expectation doubt criticism mood sentiment confidence ambition faith
noun media: film movie book song music picture photo photograph website blog post page article newspaper media clip game animation content story press author writer artist studio publisher
noun legal: copyright property right lawsuit compliance enforcement police litigation liability settlement infringement evidence trial plaintiff terms ownership consent patent_law antitrust fine penalty
noun device: phone smartphone camera car vehicle robotaxi humanoid glasses satellite computer laptop pc appliance battery
noun chance: chance opportunity potential possibility promise prospect hope likelihood probability odds
noun scale: scale size amount volume number share portion proportion majority fraction handful dozen total average
noun factory: factory plant site equipment machinery manufacturing production assembly tooling line soil supply_chains
noun belief: democracy value ideology culture freedom propaganda censorship authoritarian regime surveillance_state
noun material: gallium germanium mineral rare_earth rare_earths water oil gas land material lithium copper
noun month: january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday summer autumn spring winter
noun finance: bank fund investor shareholder stock_market nasdaq index_fund hedge_fund venture_capital venture_capitalist capitalist wall_street valuation shares earnings quarter debt cash bubble ipo
noun strategy: approach focus effort bet push drive move step path route course direction playbook posture stance shift pivot
noun export: export_ban export_controls export_control chip_ban chip_exports export_rules export_restrictions chip_sales
noun independence: independence autonomy self-sufficiency self-reliance sovereignty dependence reliance dependency alternative substitute
noun talentmove: brain_drain exodus immigration visa migration departure recruitment hiring
word public: public private national federal international foreign global regional domestic european western state-backed state-owned government-backed
word time2: january february march april june july august september october november december monday tuesday wednesday thursday friday
word degree: very highly significantly dramatically substantially greatly considerably slightly somewhat rather relatively nearly almost roughly approximately
word wide: widely broadly everywhere mainstream widespread popular ubiquitous
word new: new newest latest recent early upcoming next-generation next_generation
word problem: difficult hard impossible complex tricky risky dangerous unclear uncertain wrong bad
word easy: easy easier simple possible practical realistic viable feasible
word good: good great valuable useful promising successful effective remarkable notable significant important
word opinion: should_be seems appears arguably clearly obviously indeed truly really essentially simply in_fact
word social: social economic political ethical legal environmental cultural democratic
word tech: technical technological digital computational algorithmic neural generative
word instead: instead rather_than without alone entirely solely only
word few: few little fewer hardly scarce rare rarely nobody none
`;
