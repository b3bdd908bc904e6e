/** What claims are and what is said about them. */
export const claims = {
  'tier.race': 'Race',
  'tier.wider': 'Wider',
  'tier.race.about': 'About who is ahead in AI',
  'tier.wider.about': 'About AI, but no contest',

  'type.forecast': 'Forecast',
  'type.trend': 'Trend',
  'type.standing': 'Standing',
  'type.policy': 'Policy',
  'type.resource': 'Resource',
  'type.capability': 'Capability',
  'type.impact': 'Impact',
  'type.framing': 'Framing',

  'direction.us': 'Favours the US',
  'direction.cn': 'Favours China',
  'direction.other': 'Favours another',
  'direction.parity': 'Level',
  'direction.closing': 'Gap closing',
  'direction.widening': 'Gap widening',
  'direction.none': 'Takes no side',

  'speaker.author': 'The article itself',
  'speaker.unknown': 'Speaker not found',

  'horizon.due': 'Due {date}',
  'horizon.between': 'Due {from} to {to}',
  'horizon.vague': 'Due: “{words}”',

  stance: 'Stance',
  'stance.agree': 'Agree',
  'stance.unsure': 'Unsure',
  'stance.disagree': 'Disagree',
  'stance.clear': 'Clear stance',

  credibility: 'Credibility',
  'credibility.1': 'not credible',
  'credibility.2': 'weak',
  'credibility.3': 'mixed',
  'credibility.4': 'good',
  'credibility.5': 'well supported',
  'credibility.none': 'not rated',
  'credibility.clear': 'Clear credibility',

  'anchor.exact': 'As saved',
  'anchor.moved': 'Moved on the page',
  'anchor.moved.about': 'The same words now stand elsewhere on the page.',
  'anchor.changed': 'Wording changed',
  'anchor.changed.about': 'The publisher has changed this sentence since you saved it.',
  'anchor.changed.before': 'Before',
  'anchor.changed.then': 'Then',
  'anchor.changed.until': 'last seen {date}',
  'anchor.changed.now': 'Now',
  'anchor.ambiguous': 'Found in several places',
  'anchor.ambiguous.about':
    'These words stand in several places and none fits best, so none is marked.',
  'anchor.orphaned': 'No longer on the page',
  'anchor.orphaned.about': 'These words are not on the page any more. What you saved stays here.',

  'origin.reader': 'Added by you',
} as const;
