import '../../components/base.css';
import './sidepanel.css';
import { createRoot } from 'react-dom/client';
import { LiveRegion } from '../../components/base/LiveRegion.tsx';
import { browserServices } from '../../components/hooks/browserServices.ts';
import { browserShell } from '../../components/hooks/browserShell.ts';
import { beginReview, readOpening } from '../../components/hooks/opening.ts';
import { Providers } from '../../components/hooks/Providers.tsx';
import { ReviewContext } from '../../components/hooks/services.ts';
import { Review } from '../../components/page/Review.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('side panel: no #root in the page');
const { services, ready } = beginReview(browserServices());
const opening = await readOpening(browserShell);
await ready();
createRoot(root).render(
  <Providers shell={browserShell} opening={opening}>
    <ReviewContext value={services}>
      <LiveRegion>
        <Review following />
      </LiveRegion>
    </ReviewContext>
  </Providers>,
);
