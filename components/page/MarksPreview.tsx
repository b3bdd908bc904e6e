import { useLayoutEffect, useRef, useState } from 'react';
import { css, type Ground, groundOf, inkFor, type Look } from '../../utils/anchoring/palette.ts';
import { pensOf } from '../../utils/settings.ts';
import { useI18n } from '../hooks/i18n.ts';
import { useSettings } from '../hooks/settings.ts';
import styles from './MarksPreview.module.css';

/** What is shown, from what is met most to what is met least. */
const SHOWN = ['race', 'wider', 'reviewed', 'disputed'] as const satisfies readonly Look[];

/** How claims look on a page under the palette chosen, on this ground. */
export function MarksPreview() {
  const { t } = useI18n();
  const { settings } = useSettings();
  const { palette, strength, theme } = settings;
  const marks = useRef<HTMLParagraphElement>(null);
  const [ground, setGround] = useState<Ground | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read
  useLayoutEffect(() => {
    if (!marks.current) return;
    const { color, backgroundColor } = getComputedStyle(marks.current);
    setGround(groundOf(color, [{ colour: backgroundColor, image: false }]));
  }, [theme]);
  const pens = pensOf({ palette, strength });
  return (
    <p ref={marks} className={styles.marks}>
      {SHOWN.map((look) => {
        const ink = ground && inkFor(pens[look], ground);
        return (
          <span
            key={look}
            className={styles.mark}
            style={
              ink
                ? {
                    backgroundColor: ink.tint ? css(ink.tint) : undefined,
                    // Where lines are not drawn on highlights, none are shown here.
                    textDecoration: pens[look].least
                      ? undefined
                      : `${pens[look].line} ${css(ink.line)}`,
                  }
                : undefined
            }
          >
            {t(`mark.${look}`)}
          </span>
        );
      })}
    </p>
  );
}
