import '../../components/base.css';
import './popup.css';
import { createRoot } from 'react-dom/client';
import { browserServices } from '../../components/hooks/browserServices.ts';
import { Providers } from '../../components/hooks/Providers.tsx';
import { Popup } from './Popup.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('popup: no #root in the page');
createRoot(root).render(
  <Providers services={browserServices()}>
    <Popup />
  </Providers>,
);
