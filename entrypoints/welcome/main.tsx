import '../../components/base.css';
import { createRoot } from 'react-dom/client';
import { browserShell } from '../../components/hooks/browserShell.ts';
import { readOpening } from '../../components/hooks/opening.ts';
import { Providers } from '../../components/hooks/Providers.tsx';
import { Welcome } from './Welcome.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('welcome: no #root in the page');
createRoot(root).render(
  <Providers shell={browserShell} opening={await readOpening(browserShell)}>
    <Welcome />
  </Providers>,
);
