import type { ImportPreview } from '@/shared/api/types';
import { choiceOf, suretyOf } from './import-options';
import classes from './import-page.module.css';
import { labels } from '@/shared/format/ingest-options';

/** What each of these says, a field or a line of the page says already, with the way to decide it otherwise. */
const shownElsewhere: Record<string, string | undefined> = {
  'decimal-assumed': 'decimal',
  'thousands-assumed': 'thousands',
  'date-order-assumed': 'dateOrder',
};
const PROFILE_APPLIED = 'import-profile-applied';

/** What there is to say about how the file would be read; first what somebody should decide. */
export function PreviewNotices({ preview }: { preview: ImportPreview }) {
  const open = Object.keys(labels).filter((name) => {
    const choice = choiceOf(preview, name);
    return choice && suretyOf(choice).tone === 'warn';
  });
  const notices = preview.notices.filter(({ code }) => code !== PROFILE_APPLIED && !isOpen(shownElsewhere[code], open));
  if (open.length === 0 && notices.length === 0) return null;
  return (
    <ul className={classes.notices} aria-label="Notices">
      {open.length > 0 && <li>not certain, to be looked at: {open.map((name) => labels[name]).join(', ')}</li>}
      {notices.map(({ code, message }) => (
        <li key={`${code} ${message}`}>{inFieldsWords(message)}</li>
      ))}
    </ul>
  );
}

function isOpen(name: string | undefined, open: string[]): boolean {
  return name !== undefined && open.includes(name);
}

/** Calls an option as its field is called. */
function inFieldsWords(message: string): string {
  return message.replaceAll(/the option (\w+)/g, (text, name: string) => (labels[name] ? `“${labels[name]}”` : text));
}
