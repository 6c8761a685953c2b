import type { Problem } from './types';

/** The gateway's answer when it could not do what was asked (RFC 9457), as something to throw. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly title: string;
  readonly detail: string | undefined;
  readonly remedy: string | undefined;
  readonly pointer: string | undefined;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.detail = problem.detail;
    this.remedy = problem.remedy;
    this.pointer = problem.pointer ?? undefined;
  }

  /** What came instead of a problem, such as a proxy's page or an empty body. */
  static of(status: number, body: unknown): ApiProblem {
    if (typeof body === 'object' && body !== null && 'title' in body && typeof body.title === 'string') {
      return new ApiProblem({ ...(body as Problem), status });
    }
    return new ApiProblem({
      status,
      title: `The gateway answered ${status} without saying why.`,
      remedy: 'Try again. If it stays so, look at the gateway’s log.',
    });
  }

  /** No answer at all. */
  static unreachable(): ApiProblem {
    return new ApiProblem({
      status: 0,
      code: 'gateway-unreachable',
      title: 'The gateway cannot be reached.',
      detail: 'There was no answer. The server may be starting, stopped, or cut off from this computer.',
      remedy: 'Check the connection, then try again.',
    });
  }
}
