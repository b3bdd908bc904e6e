/** The article on the welcome page. Made up: firms, people, figures and events are nobody's. */
export const ARTICLE = {
  outlet: 'The Harbour Post',
  published: '2026-03-09',
  title: 'Two labs, one harbour: how a small model shook the AI race',
  paragraphs: [
    'On Tuesday morning the clerks of a ferry company in Lisbon found a new helper on their screens.',
    'The model behind it, made by a start-up in Shenzhen, answers as well as the best American systems on four of six public benchmarks and was trained with a tenth of the computing power. “China is now at most five months behind the United States in AI,” said Mirela Dascalu, who follows the industry at the Lisbon Institute for Technology.',
    'Not everybody agrees. Export controls on advanced chips still hold Chinese labs back, and they lag behind OpenAI and Google in computing power, two suppliers said.',
    'Dascalu expects Chinese companies to overtake their American rivals in open AI models by the end of 2027. The White House said in February that America was still ahead of China in artificial intelligence.',
    'In the harbour office, the contest feels far away. Chatbots will write a third of all letters in offices within five years, a study by the city’s university found.',
    'The ferries, painted blue this spring, leave on the hour.',
  ],
} as const;
