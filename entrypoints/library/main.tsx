import '../../components/base.css';
import './library.css';
import { createRoot } from 'react-dom/client';
import { LiveRegion } from '../../components/base/LiveRegion.tsx';
import { browserServices } from '../../components/hooks/browserServices.ts';
import { browserShell } from '../../components/hooks/browserShell.ts';
import { browserMachine } from '../../components/hooks/library/browserMachine.ts';
import { MachineContext } from '../../components/hooks/library/machine.ts';
import { beginLibrary } from '../../components/hooks/library/opening.ts';
import { routeFrom } from '../../components/hooks/library/route.ts';
import { readOpening } from '../../components/hooks/opening.ts';
import { Providers } from '../../components/hooks/Providers.tsx';
import { ReviewContext, ServicesContext } from '../../components/hooks/services.ts';
import { Library } from '../../components/library/Library.tsx';
import { openLibrary } from '../../utils/store/repository.ts';

const root = document.getElementById('root');
if (!root) throw new Error('library: no #root in the page');
const services = browserServices();
const { services: begun, ready } = beginLibrary(openLibrary(), routeFrom(location.hash));
const opening = await readOpening(browserShell);
await ready();
createRoot(root).render(
  <Providers shell={browserShell} opening={opening}>
    <ReviewContext value={services}>
      <ServicesContext value={{ ...services, ...begun }}>
        <MachineContext value={browserMachine(begun.library)}>
          <LiveRegion>
            <Library />
          </LiveRegion>
        </MachineContext>
      </ServicesContext>
    </ReviewContext>
  </Providers>,
);
