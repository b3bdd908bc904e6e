/** How far the reviewers in the library agree, worked out when asked for: it reads everything. */
import { useCallback, useState } from 'react';
import type { Agreement } from '../../../utils/interchange/agreement.ts';
import { useServices } from '../services.ts';

export type AgreementState =
  | { step: 'idle' | 'working' }
  | { step: 'ready'; pairs: Agreement[] }
  | { step: 'failed'; error: unknown };

export function useAgreement(): { state: AgreementState; compare(): void } {
  const { library } = useServices();
  const [state, setState] = useState<AgreementState>({ step: 'idle' });
  const compare = useCallback(() => {
    setState({ step: 'working' });
    import('../../../utils/interchange/agreement.ts')
      .then(({ agreementIn }) => agreementIn(library.eachEntry({})))
      .then(
        (pairs) => setState({ step: 'ready', pairs }),
        (error: unknown) => setState({ step: 'failed', error }),
      );
  }, [library]);
  return { state, compare };
}
