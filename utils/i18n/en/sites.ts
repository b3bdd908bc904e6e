/** Where Racemark runs and how it behaves. */
export const sites = {
  settings: 'Settings',
  'site.here': 'On {host}',
  'site.on': 'On here',
  'site.click': 'When I click',
  'site.off': 'Off here',
  'site.everywhere': 'On all other sites',
  'site.all': 'On all sites without a rule of their own',
  'site.everywhere.on': 'Automatically',
  'site.everywhere.click': 'When I click',
  'site.denied': 'The browser did not grant access, so nothing was changed.',
  'site.everywhere.ungranted':
    'The browser does not let Racemark read all sites. It starts by itself only where that is allowed.',

  sensitivity: 'How much to spot',
  'sensitivity.fewer': 'Fewer',
  'sensitivity.balanced': 'Balanced',
  'sensitivity.more': 'More',

  wider: 'Also claims about AI without a contest',

  theme: 'Appearance',
  'theme.system': 'As the system',
  'theme.light': 'Light',
  'theme.dark': 'Dark',

  palette: 'Highlight colours',
  'palette.standard': 'Standard',
  'palette.safe': 'Colour-blind safe',
  'palette.grey': 'Grey, lines only',
  strength: 'Highlight strength',
  'strength.faint': 'Faint',
  'strength.medium': 'Medium',
  'strength.strong': 'Strong',
  'mark.race': 'Race',
  'mark.wider': 'Wider',
  'mark.reviewed': 'Reviewed',
  'mark.disputed': 'Disputed',

  language: 'Language',
  'language.system': 'As the browser',
  'language.en': 'English',
  'language.zh': '简体中文',

  spot: 'Spot claims on this page',
  'spot.working': 'Looking for claims…',
} as const;
