/** What the gateway answers before `openapi.json` describes it. */

/** What the preview of a script says besides what was previewed. */
export type ScriptPreview = {
  /** lines that the script has logged */
  log?: string[];
  /** of the script */
  version?: number;
};

/** What the workers have found out about the machines that they run on. */
export type System = {
  /** of the gateway */
  version: string;
  workers: SystemWorker[];
};

export type SystemWorker = {
  id: string;
  version: string;
  /** the processes in which untrusted work is done; level: caged, limits or none */
  hosts: { level: string; because: string };
  scripts: { allowed: boolean; because: string };
};
