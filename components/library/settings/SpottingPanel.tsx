import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { CLAIM_TYPES } from '../../../utils/claims/types.ts';
import { Button } from '../../base/Button.tsx';
import { Field, TextInput } from '../../base/Field.tsx';
import { useI18n } from '../../hooks/i18n.ts';
import { useSettings } from '../../hooks/settings.ts';
import { Panel } from '../Panel.tsx';
import styles from '../panels.module.css';

/** Which types are spotted, what was learnt, and under which name the reader judges. */
export function SpottingPanel({ onForget }: { onForget(): void }) {
  const { t } = useI18n();
  const { settings, change } = useSettings();
  const [name, setName] = useState<string | null>(null);
  const learnt = Object.keys(settings.adjustments).length;

  const saveName = () => {
    if (name !== null && name.trim() !== settings.reviewer) void change({ reviewer: name.trim() });
    setName(null);
  };

  return (
    <Panel title={t('spotting')}>
      <fieldset className={styles.column}>
        <legend className={styles.subtitle}>{t('spotting.types')}</legend>
        <div className={styles.boxes}>
          {CLAIM_TYPES.map((type) => (
            <label key={type} className={styles.box}>
              <input
                type="checkbox"
                checked={!settings.hiddenTypes.includes(type)}
                onChange={({ target }) =>
                  void change(({ hiddenTypes }) => ({
                    hiddenTypes: [
                      ...hiddenTypes.filter((each) => each !== type),
                      ...(target.checked ? [] : [type]),
                    ],
                  }))
                }
              />
              {t(`type.${type}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className={styles.column}>
        <Field label={t('reviewer')} hint={t('reviewer.hint')}>
          {(ids) => (
            <TextInput
              {...ids}
              value={name ?? settings.reviewer}
              onChange={({ target }) => setName(target.value)}
              onBlur={saveName}
              onKeyDown={({ key, nativeEvent }) => {
                if (key === 'Enter' && !nativeEvent.isComposing) saveName();
              }}
            />
          )}
        </Field>
      </div>
      <p className={styles.about}>{t('learning.text')}</p>
      <p className={styles.about}>
        {learnt === 0 ? t('learning.none') : t('learning.some', { count: learnt })}
      </p>
      <Button
        icon={<RotateCcw size={14} aria-hidden="true" />}
        disabled={learnt === 0}
        onClick={onForget}
      >
        {t('learning.reset')}
      </Button>
    </Panel>
  );
}
