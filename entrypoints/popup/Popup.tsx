import { LiveRegion } from '../../components/base/LiveRegion.tsx';
import { Review } from '../../components/page/Review.tsx';

/** The review in the toolbar's popup. */
export function Popup() {
  return (
    <LiveRegion>
      <Review />
    </LiveRegion>
  );
}
