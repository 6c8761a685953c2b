import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeldRequest } from '@/shared/testing/held-request';
import { renderAt } from '@/shared/testing/render';
import { PageDrop } from './page-drop';
import { UploadList } from './upload-list';
import { UploadsProvider } from './uploads-provider';

function open() {
  renderAt(
    '/',
    <UploadsProvider>
      <PageDrop />
      <UploadList />
    </UploadsProvider>,
  );
}

const item = (name: string, isDirectory: boolean) => ({
  kind: 'file',
  getAsFile: () => new File(['1'], name),
  webkitGetAsEntry: () => ({ isDirectory, name }),
});

/** What a browser hands over for files, and for folders, which it passes off as files. */
function transfer(files: string[], folders: string[] = []) {
  return {
    types: ['Files'],
    items: [...files.map((name) => item(name, false)), ...folders.map((name) => item(name, true))],
  };
}

beforeEach(() => {
  HeldRequest.sent.length = 0;
  vi.stubGlobal('XMLHttpRequest', HeldRequest);
});
afterEach(() => vi.unstubAllGlobals());

describe('files over the page', () => {
  it('are invited while they hover, also over what lies inside, and not after they left', () => {
    open();
    fireEvent.dragEnter(document.body, { dataTransfer: transfer(['a.csv']) });
    fireEvent.dragEnter(document.body, { dataTransfer: transfer(['a.csv']) });
    fireEvent.dragLeave(document.body, { dataTransfer: transfer(['a.csv']) });
    expect(screen.getByText('Drop the files to upload them')).toBeTruthy();
    fireEvent.dragLeave(document.body, { dataTransfer: transfer(['a.csv']) });
    expect(screen.queryByText('Drop the files to upload them')).toBeNull();
  });

  it('are uploaded when they are dropped', async () => {
    open();
    fireEvent.dragEnter(document.body, { dataTransfer: transfer(['a.csv', 'b.csv']) });
    act(() => void fireEvent.drop(document.body, { dataTransfer: transfer(['a.csv', 'b.csv']) }));
    await waitFor(() => expect(HeldRequest.sent.map((request) => request.metadata('filename'))).toEqual(['a.csv', 'b.csv']));
    expect(screen.queryByText('Drop the files to upload them')).toBeNull();
  });

  it('are told from folders, which cannot be read', async () => {
    open();
    act(() => void fireEvent.drop(document.body, { dataTransfer: transfer(['a.csv'], ['series 4']) }));
    await waitFor(() => expect(HeldRequest.sent.map((request) => request.metadata('filename'))).toEqual(['a.csv']));
    expect(await screen.findByText('series 4 is a folder')).toBeTruthy();
  });

  it('are told from other things that are dragged', () => {
    open();
    fireEvent.dragEnter(document.body, { dataTransfer: { types: ['text/plain'], items: [] } });
    expect(screen.queryByText('Drop the files to upload them')).toBeNull();
  });
});
