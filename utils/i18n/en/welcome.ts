/** First run. */
export const welcome = {
  'welcome.title': 'Welcome to Racemark',
  'welcome.lead':
    'Who is ahead in AI? Keep track of what articles claim, and of what you think about it.',
  'welcome.spots': 'Spots claims',
  'welcome.spots.text':
    'Sentences about the AI race are marked as you read. The page itself is not changed.',
  'welcome.keeps': 'Keeps your judgement',
  'welcome.keeps.text':
    'Agree or disagree, rate how credible a claim is, add notes and tags. Export it all at any time.',
  'welcome.stays': 'Stays on this machine',
  'welcome.stays.text':
    'Pages are read in your browser and claims saved in your browser. Racemark never sends anything anywhere.',

  'welcome.choice': 'When shall it look for claims?',
  'welcome.choice.on': 'Spot claims on news articles automatically',
  'welcome.choice.on.text':
    'The browser asks once for access to the pages you visit. Pages that are no articles are left alone.',
  'welcome.choice.click': 'Only when I click',
  'welcome.choice.click.text': 'Nothing is read until you click the Racemark button on a page.',
  'welcome.choice.none': 'Nothing chosen yet: Racemark runs only when you click its button.',
  'welcome.choice.isOn': 'On: articles are read as you open them.',
  'welcome.choice.isClick': 'Racemark runs only when you click its button.',
  'welcome.choice.denied':
    'The browser did not grant access, so Racemark runs only when you click its button. You can choose again at any time.',
  'welcome.choice.later':
    'You can change this later, for all sites or for one, in the Racemark popup.',

  'welcome.try': 'Try it here',
  'welcome.try.text':
    'This made-up article was read just now by the same code that reads real ones. Click a marked sentence.',
  'welcome.try.found': { one: '{count} claim found', other: '{count} claims found' },
  'welcome.try.unsupported':
    'This browser cannot paint highlights; the claims found are listed beside the article.',
  'welcome.try.pick': 'Pick a claim to see what Racemark says about it.',
  'welcome.try.forgotten': 'What you choose here is not saved.',
  'welcome.legend': 'How claims look',
  'welcome.legend.race': 'who is ahead',
  'welcome.legend.wider': 'AI, but no contest',
  'welcome.legend.reviewed': 'reviewed by you',
  'welcome.keys':
    'On any article, {next} and {previous} go from claim to claim, {save} saves the selected text as a claim.',
  'welcome.done': 'Done? Close this tab and open an article.',
} as const;
