import { Button, FileButton } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useState, type DragEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useTitle } from '@/shared/ui/use-title';
import classes from './import-page.module.css';

type ImportStartPageProps = {
  /** the files on their way */
  uploads: ReactNode;
  onFile: (file: File) => void;
};

/** Takes one file to be looked at before it is imported. */
export function ImportStartPage({ uploads, onFile }: ImportStartPageProps) {
  useTitle('Look first');
  const [hovering, setHovering] = useState(false);
  const look = (file: File | null | undefined) => {
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setHovering(false);
    look(event.dataTransfer.files[0]);
  };
  return (
    <>
      <div className={classes.head}>
        <h1>Look first</h1>
        <Button component={Link} to="/import-profiles" variant="default">
          Import profiles
        </Button>
      </div>
      {uploads}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the button inside is the way by keyboard */}
      <section
        aria-label="The file to look at"
        className={classes.start}
        data-hovering={hovering || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setHovering(true);
        }}
        onDragLeave={() => setHovering(false)}
        onDrop={drop}
      >
        <IconEye size={32} stroke={1.5} aria-hidden />
        <p>
          Drop a file here, or choose one. You see its first rows as Kymo would read them, and every choice that was made. Nothing is made of it until you import it.
        </p>
        <FileButton onChange={look} inputProps={{ 'aria-label': 'A file to look at' }}>
          {(props) => <Button {...props}>Choose a file</Button>}
        </FileButton>
      </section>
    </>
  );
}
