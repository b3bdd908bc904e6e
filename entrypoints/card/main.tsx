import '../../components/base.css';
import './card.css';
import { createRoot } from 'react-dom/client';
import { browser } from '#imports';
import { LiveRegion } from '../../components/base/LiveRegion.tsx';
import { TranslatorContext } from '../../components/hooks/i18n.ts';
import { createTranslator, loadMessages, localeFor, TAGS } from '../../utils/i18n/translate.ts';
import { readSettings } from '../../utils/settings.ts';
import { readCardAddress } from '../../utils/spotter/card-address.ts';
import { Card } from './Card.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('card: no #root in the page');
const address = readCardAddress(location.hash);
const { language, theme, palette, singleKeys } = await readSettings();
const locale = localeFor(language, browser.i18n.getUILanguage());
document.documentElement.lang = TAGS[locale];
if (theme !== 'system') document.documentElement.dataset.theme = theme;
document.documentElement.dataset.palette = palette;
createRoot(root).render(
  <TranslatorContext value={createTranslator(locale, await loadMessages(locale))}>
    <LiveRegion>
      <Card address={address} singleKeys={singleKeys} />
    </LiveRegion>
  </TranslatorContext>,
);
