import '../../components/base.css';
import './library.css';
import { createRoot } from 'react-dom/client';
import { LiveRegion } from '../../components/base/LiveRegion.tsx';
import { browserServices } from '../../components/hooks/browserServices.ts';
import { browserShell } from '../../components/hooks/browserShell.ts';
import { Providers } from '../../components/hooks/Providers.tsx';
import { ServicesContext } from '../../components/hooks/services.ts';
import { Library } from '../../components/library/Library.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('library: no #root in the page');
createRoot(root).render(
  <Providers shell={browserShell}>
    <ServicesContext value={browserServices()}>
      <LiveRegion>
        <Library />
      </LiveRegion>
    </ServicesContext>
  </Providers>,
);
