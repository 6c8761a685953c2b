import { useEffect, useEffectEvent, useState } from 'react';

type Dropped = { files: File[]; folders: string[] };

/** Takes files that are dropped anywhere on the page. Tells whether some hover over it now. */
export function useFileDrop(onDrop: (dropped: Dropped) => void): boolean {
  const [hovering, setHovering] = useState(false);
  const dropped = useEffectEvent(onDrop);

  useEffect(() => {
    // Each element on the way fires its own enter and leave; the page is left when they even out.
    let depth = 0;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth++;
      setHovering(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setHovering(false);
    };
    const over = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setHovering(false);
      dropped(sorted(event.dataTransfer));
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);

  return hovering;
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** A browser hands out a folder as if it were a file and then cannot read it. */
function sorted(transfer: DataTransfer | null): Dropped {
  const result: Dropped = { files: [], folders: [] };
  const items = [...(transfer?.items ?? [])].filter((item) => item.kind === 'file');
  if (items.length === 0) return { files: [...(transfer?.files ?? [])], folders: [] };
  for (const item of items) {
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) result.folders.push(entry.name);
    else if (file) result.files.push(file);
  }
  return result;
}
