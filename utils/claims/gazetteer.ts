/**
 * Who takes part in the AI race, as data. One line a group: `side kind: name; name | alias | alias; …`.
 * The first form of an entry is its canonical name; every form is matched as whole words, in any case,
 * with or without a possessive. `!` after a form: only with a capital first letter as written here
 * (the form is also an ordinary word). `!!`: only in capitals (`US`, `EU`).
 * To add somebody: append to the line of the right side and kind.
 */
export const GAZETTEER = `
us country: United States | U.S.!! | USA!! | America | Americans | American | Uncle Sam
us bloc: West! | Western! | Westerners!
us capital: Washington; White House | Oval Office
us government: Congress!; Senate!; Pentagon; U.S. Commerce Department | Commerce Department | Department of Commerce | Bureau of Industry and Security; State Department; DARPA; NIST; House Select Committee; Trump administration | Biden administration; CHIPS Act; CHIPS and Science Act; Stargate!
us official: Donald Trump | Trump!; Joe Biden | Biden; JD Vance | Vance; Gina Raimondo | Raimondo; Howard Lutnick | Lutnick; David Sacks | Sacks!; Michael Kratsios | Kratsios; Jake Sullivan; Marco Rubio | Rubio; Scott Bessent | Bessent; Karoline Leavitt
us lab: OpenAI | Open AI!; Google DeepMind | DeepMind; Google | Alphabet; Anthropic; Meta! | Facebook; Microsoft; xAI; Amazon | AWS; Apple!; IBM; Oracle!; Palantir; Perplexity!; Scale AI; Inflection AI; Safe Superintelligence; Thinking Machines; Databricks; Cohere!; Tesla; Hugging Face; Silicon Valley; Ai2!; CoreWeave; SpaceX; Midjourney; Runway!; Character.AI; Cerebras; Groq
us model: ChatGPT; GPT | GPTs; Claude!; Gemini!; Gemma!; Llama!; Grok; Sora!; Bard!; PaLM; Copilot!; DALL; Codex!; Opus!; Sonnet!; Haiku!; AlphaGo | AlphaFold; Phi!; Olmo; o1; o3; Operator!; Veo
us chip: Nvidia; AMD; Intel!; Qualcomm; Micron!; Broadcom; Blackwell!; H100 | H100s; H20 | H20s; H200 | H200s; A100 | A100s; H800 | H800s; B200; Hopper!; TPU | TPUs; Applied Materials; Lam Research
us person: Sam Altman | Altman; Dario Amodei | Amodei; Demis Hassabis | Hassabis; Elon Musk | Musk!; Mark Zuckerberg | Zuckerberg; Sundar Pichai | Pichai; Satya Nadella | Nadella; Jensen Huang; Lisa Su; Yann LeCun | LeCun; Eric Schmidt; Alexandr Wang; Jack Clark; Larry Ellison
cn country: China | Chinese | PRC!! | People's Republic; Hong Kong
cn capital: Beijing; Shanghai; Shenzhen; Hangzhou; Zhongguancun
cn government: Communist Party | CCP!! | CPC!!; State Council; Politburo; Cyberspace Administration; MIIT!!; Ministry of Industry and Information Technology; Big Fund; National People's Congress; People's Liberation Army | PLA!!; Made in China
cn official: Xi Jinping | Xi!; Li Qiang; Ding Xuexiang; Wang Yi; He Lifeng
cn lab: DeepSeek | Deep Seek!; Alibaba; Baidu; Tencent; ByteDance; Moonshot AI | Moonshot!; Zhipu AI | Zhipu | Z.ai; SenseTime; iFlytek; MiniMax; StepFun; Baichuan; 01.AI; Manus!; Megvii; Xiaomi; Meituan; TikTok; Unitree; High-Flyer; Kuaishou; BAAI!!; Beijing Academy; Tsinghua; Peking University; 360 Security; JD.com; BYD; DJI; Pony.ai; Kwai; Didi!; WeChat; ModelScope
cn model: Qwen; Kimi; GLM; Ernie!; Doubao; Hunyuan; PanGu; Wu Dao; R1!; V3!; Seedance; Kling!; Wan!; Tongyi; SenseNova; Hailuo; Yi!
cn chip: Huawei; SMIC; Ascend!; Cambricon; HiSilicon; YMTC; CXMT; Biren; Moore Threads; SMEE; Loongson; Kunlun; Hygon; MetaX; Enflame
cn person: Zhou Hongyi; Liang Wenfeng; Kai-Fu Lee; Robin Li; Jack Ma; Ren Zhengfei; Wang Xiaochuan; Yang Zhilin; Eddie Wu; Joe Tsai; Pony Ma; Liu Qiangdong; Zhang Yaqin; Xu Li
other bloc: Europe | European | Europeans; European Union | EU!!; Middle East; Gulf!; Global South; ASEAN; BRICS; Africa | African; Asia | Asian; Latin America; Nordic
other country: United Kingdom | UK!! | U.K. | Britain | British; France | French!; Germany | German; India | Indian!; Japan | Japanese; South Korea | Korea | Korean; Israel | Israeli; Canada | Canadian; Saudi Arabia | Saudi; United Arab Emirates | UAE!! | Emirati | Emirates; Taiwan | Taiwanese; Russia | Russian; Netherlands | Dutch; Singapore; Australia | Australian; Italy | Italian; Spain | Spanish; Switzerland | Swiss; Sweden | Swedish; Brazil | Brazilian; Vietnam; Malaysia; Indonesia; Qatar; Poland; Turkey!; Iran; North Korea
other capital: Brussels; London; Paris; Tokyo; Seoul; New Delhi; Moscow; Abu Dhabi; Riyadh; Berlin; Taipei; Dubai
other government: European Commission; Downing Street; Kremlin
other official: Emmanuel Macron | Macron; Narendra Modi | Modi; Vladimir Putin | Putin; Rishi Sunak | Sunak; Keir Starmer | Starmer; Ursula von der Leyen
other lab: Mistral AI | Mistral; Aleph Alpha; G42; Stability AI; Krutrim; Sarvam AI | Sarvam; SoftBank; Samsung; Naver; Kakao; Sakana AI | Sakana; Black Forest Labs; AI71; MGX; Humain!; LG AI; MBZUAI; Arthur Mensch; Masayoshi Son
other model: Falcon!; Le Chat; Mixtral; Stable Diffusion; Jais; EXAONE; HyperCLOVA
other chip: TSMC; ASML; Arm!; SK Hynix | Hynix; Graphcore; Nikon!; Tokyo Electron; Rapidus
`;
