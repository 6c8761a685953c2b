import { Link } from 'react-router';
import type { Accepted } from '@/shared/api/types';
import classes from './upload-list.module.css';

/** More links would push the page away; all datasets are in the list. */
const MOST_LINKS = 12;

/** The datasets that came of an archive, each a link. */
export function UnpackedDatasets({ fileName, accepted }: { fileName: string; accepted: Accepted }) {
  const datasets = accepted.datasets.map(({ dataset }) => dataset);
  const more = datasets.length - MOST_LINKS;
  return (
    <p className={classes.name}>
      {fileName} holds {datasets.length} files:{' '}
      {datasets.slice(0, MOST_LINKS).map((dataset, place) => (
        <span key={dataset.id}>
          {place > 0 && ', '}
          <Link to={`/datasets/${dataset.id}`}>{inside(dataset.name, fileName)}</Link>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </p>
  );
}

function inside(name: string, fileName: string): string {
  return name.startsWith(`${fileName}/`) ? name.slice(fileName.length + 1) : name;
}
