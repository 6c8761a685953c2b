import { render, screen } from '@testing-library/react';
import { MantineProvider } from '@mantine/core';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '@/shared/api/api-problem';
import { Problem } from './problem';

function show(error: unknown) {
  render(
    <MantineProvider env="test">
      <Problem title="Not taken" error={error} />
    </MantineProvider>,
  );
  return screen.getByRole('alert').textContent;
}

describe('a problem', () => {
  it('says what went wrong, why, what to do, and its code', () => {
    const problem = { status: 422, title: 'Empty.', detail: "'a.csv' holds no bytes", remedy: 'Upload another file.', code: 'file-empty' };
    expect(show(new ApiProblem(problem))).toBe("Not taken'a.csv' holds no bytesUpload another file.file-empty");
  });

  it('says once what to do', () => {
    const problem = { status: 422, title: 'Empty.', detail: 'it holds no bytes; upload another file', remedy: 'Upload another file.' };
    expect(show(new ApiProblem(problem))).toBe('Not takenit holds no bytes; upload another file');
  });

  it('makes do with a title, or with what a broken answer leaves', () => {
    expect(show(new ApiProblem({ status: 500, title: 'Something failed.' }))).toBe('Not takenSomething failed.');
  });

  it('comes from whatever answered', () => {
    expect(ApiProblem.of(502, '<html>').message).toBe('The gateway answered 502 without saying why.');
    expect(ApiProblem.of(409, { title: 'In use.', detail: 'run 4f reads it' }).message).toBe('run 4f reads it');
  });
});
