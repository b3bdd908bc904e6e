import '../../components/base.css';
import './popup.css';
import { createRoot } from 'react-dom/client';
import { browserServices } from '../../components/hooks/browserServices.ts';
import { browserShell } from '../../components/hooks/browserShell.ts';
import { beginReview, readOpening } from '../../components/hooks/opening.ts';
import { Providers } from '../../components/hooks/Providers.tsx';
import { ReviewContext } from '../../components/hooks/services.ts';
import { fitWindow } from './fitWindow.ts';
import { Popup } from './Popup.tsx';

fitWindow();
const root = document.getElementById('root');
if (!root) throw new Error('popup: no #root in the page');
const { services, ready } = beginReview(browserServices());
const opening = await readOpening(browserShell);
await ready();
createRoot(root).render(
  <Providers shell={browserShell} opening={opening}>
    <ReviewContext value={services}>
      <Popup />
    </ReviewContext>
  </Providers>,
);
