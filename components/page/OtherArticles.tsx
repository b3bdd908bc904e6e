import { RelatedClaims } from '../claims/RelatedClaims.tsx';
import { claimAddress, useRelated } from '../hooks/related.ts';

/** What other saved articles say about the thing a claim is about, as the worker knows it. */
export function OtherArticles({ claimId }: { claimId: string }) {
  return <RelatedClaims related={useRelated(claimId)} addressOf={claimAddress} brief />;
}
