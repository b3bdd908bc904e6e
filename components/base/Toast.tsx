import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useI18n } from '../hooks/i18n.ts';
import { Button, IconButton } from './Button.tsx';
import styles from './Toast.module.css';

interface ToastProps {
  tone: 'done' | 'failed';
  title: string;
  children?: ReactNode;
  action?: { label: string; run(): void } | undefined;
  onClose(): void;
}

/** What has just happened, over the lower edge: with a way back, or, after a failure, with what is safe. */
export function Toast({ tone, title, children, action, onClose }: ToastProps) {
  const { t } = useI18n();
  return (
    <div className={styles.toast} data-tone={tone} role={tone === 'failed' ? 'alert' : 'group'}>
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children && <p>{children}</p>}
      </div>
      {action && <Button onClick={action.run}>{action.label}</Button>}
      <IconButton label={t('close')} icon={<X size={16} aria-hidden="true" />} onClick={onClose} />
    </div>
  );
}
