// Made from openapi.json by `npm run api`. Do not edit.
import type { Cell, JsonObject, Reading } from "./json";
export interface paths {
    "/api/datasets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List datasets, the newest first
         * @description Drafts too, whose run has not ended.
         */
        get: operations["listDatasets"];
        put?: never;
        /**
         * Hand in a file
         * @description As a form, read as a stream of any length, or by the id of a finished upload, as JSON. The same bytes with the same options are the same dataset. A .gz or .zst is read as what is in it; each file of a .zip becomes a dataset.
         */
        post: operations["uploadDataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One dataset
         * @description With its columns, how its file was understood, and the upload that it was read from.
         */
        get: operations["getDataset"];
        put?: never;
        post?: never;
        /**
         * Delete a dataset
         * @description Its rows are gone; the uploaded bytes stay, and so does what was made of it.
         */
        delete: operations["deleteDataset"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A dataset as a file
         * @description Streamed. CSV gives every number back to its last bit. What breaks off is not whole.
         */
        get: operations["exportDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a dataset written as a file by a run
         * @description The file has the run's id once the run is COMPLETED, and is kept for a while.
         */
        post: operations["requestExport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a dataset comes from and what was made of it */
        get: operations["getLineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is known of a dataset's columns and axis
         * @description Counts, extremes, mean, deviation and the longest run are exact; quantiles, histogram and the axis' steps say whether they are. Kept since the file was read or the dataset was checked; of others it is taken now, up to 1,048,576 rows.
         */
        get: operations["getProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/rejects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What could not be read of the file
         * @description Cells and lines, in the order of the file. With format=csv all of them as a file, with the columns file, line, byte_offset, column, code, reason, text.
         */
        get: operations["listRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/rejects/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many could not be read, by code and column
         * @description The most frequent first; a column without a name stands for whole lines.
         */
        get: operations["countRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/rejects/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file's lines that hold rejects
         * @description Byte for byte as they were uploaded, below the file's own lines of names and units. Corrected, the file is handed in again with the option corrects, which names this dataset.
         */
        get: operations["exportRejectedLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release a dataset from quarantine
         * @description It may be processed again. Nothing changes where it is in none.
         */
        post: operations["releaseDataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Some rows of a dataset
         * @description With from or to only those whose place on the axis lies between the two, both included; offset counts within them, and total tells how many they are.
         */
        get: operations["getRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/{id}/series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a chart of one window draws
         * @description Every row as a point where there are no more of them than points; else buckets of consecutive rows, each exact for the rows that it states.
         */
        get: operations["getSeries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/datasets/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What an upload would be read as
         * @description The first rows, and everything that was decided about the file with how surely. Nothing is made of it. As a form it takes the file itself, which is kept: its uploadId is in the answer.
         */
        post: operations["previewImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The file that an export's run has written
         * @description A download that broke off is gone on with by a Range of bytes.
         */
        get: operations["fetchExport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether all is there that the gateway needs */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/import-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List import profiles in their latest version, the newest first */
        get: operations["listImportProfiles"];
        put?: never;
        /**
         * Keep an import profile
         * @description Files of which nothing is told and that its fingerprint knows are read by it from now on. What the API gives out of a profile can be handed in as it is: id and times are made anew.
         */
        post: operations["createImportProfile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/import-profiles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import profile */
        get: operations["getImportProfile"];
        /**
         * Change an import profile
         * @description Makes another version; the earlier ones stay. version is the one that was changed: is it no longer the latest, the change is refused.
         */
        put: operations["changeImportProfile"];
        post?: never;
        /**
         * Forget an import profile with all its versions
         * @description What was read by it stays.
         */
        delete: operations["deleteImportProfile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be done to a dataset
         * @description Built-in processors and the lab's own scripts, those that cannot be run with the reason.
         */
        get: operations["listProcessors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processors/{name}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a processor would make of a window
         * @description The series of the result's columns, or where a row does not become a row (peak-detection, detectors, checks and summaries of the lab) the rows of the result that lie in the window: bit for bit what a run with these parameters stores. Nothing is stored; a window of at most 1,048,576 rows. A worker answers for a script, custom:NAME, in its newest version; what the script fails with is told at /parameters.
         */
        post: operations["previewProcessor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processors/{name}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The text of a script
         * @description As it lies in the workers' folder, or as it was when it had that SHA-256, which a run's result tells. Built-in processors have none.
         */
        get: operations["getScriptSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recipes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List recipes in their latest version, the newest first */
        get: operations["listRecipes"];
        put?: never;
        /**
         * Keep a recipe
         * @description What the API gives out of a recipe can be handed in as it is: id and times are made anew.
         */
        post: operations["createRecipe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recipes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One recipe */
        get: operations["getRecipe"];
        /**
         * Change a recipe
         * @description Makes another version; the earlier ones stay. version is the one that was changed: is it no longer the latest, the change is refused.
         */
        put: operations["changeRecipe"];
        post?: never;
        /**
         * Forget a recipe with all its versions
         * @description What was made by it stays.
         */
        delete: operations["deleteRecipe"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recipes/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a recipe over datasets
         * @description Each step works on the result of the one before. All or nothing: does it not fit one of the datasets, no run is asked for. What was done before is not done again.
         */
        post: operations["applyRecipe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List runs, the newest first */
        get: operations["listRuns"];
        put?: never;
        /**
         * Ask for a processor over a dataset
         * @description The same over the same content is done once: then the earlier run is the answer.
         */
        post: operations["submitRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run */
        get: operations["getRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on with a run that failed or was stopped
         * @description Another attempt, after the last chunk that was committed; runs that failed because of it follow.
         */
        post: operations["restartRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a completed run made */
        get: operations["getResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The steps of a run's Spring Batch job over all attempts
         * @description Of a small run the steps are there once it has ended. An item is a block of rows.
         */
        get: operations["listSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a run at the next border of a chunk
         * @description A queued run is stopped at once.
         */
        post: operations["stopRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which workers there are, and how well they keep scripts in
         * @description Workers that were heard of in the last three minutes.
         */
        get: operations["getSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin an upload
         * @description tus 1.0.0: the header Location of the answer says where its bytes go. Upload-Metadata may tell filename and sha256; are the bytes of that SHA-256 stored already, none need be sent.
         */
        post: operations["beginUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Give an upload up
         * @description A finished one is only forgotten: its bytes are kept, as all uploads are.
         */
        delete: operations["endUpload"];
        options?: never;
        /** How far an upload is, in headers */
        head: operations["lookAtUpload"];
        /**
         * Send bytes of an upload
         * @description The header Upload-Offset of the answer is what is durable. A connection that breaks keeps what came before; with Upload-Checksum it is all or nothing.
         */
        patch: operations["goOnWithUpload"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Accepted: {
            /** @description The first of datasets, as are run, runs and resultId */
            dataset: components["schemas"]["Dataset"];
            /** @description All that is made of it: of a file one dataset, of an archive one of each file in it */
            datasets: components["schemas"]["Taken"][];
            /**
             * Format: uuid
             * @description The dataset that the last run makes
             */
            resultId: string;
            /** @description The ingest */
            run: components["schemas"]["Run"];
            /** @description All in order, the ingest first */
            runs: components["schemas"]["Run"][];
        };
        Applied: {
            /** Format: uuid */
            datasetId: string;
            /**
             * Format: uuid
             * @description The dataset that the last run makes
             */
            resultId: string;
            /** @description In the order of the steps */
            runs: components["schemas"]["Run"][];
        };
        AppliedImportProfile: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description What it tells about the file */
            options: JsonObject;
            /** Format: int32 */
            version: number;
        };
        ApplyRequest: {
            /** @description At most 1,000 */
            datasetIds?: string[] | null;
            /**
             * Format: int32
             * @description Default: the latest
             */
            version?: number | null;
        };
        AxisFacts: {
            /** Format: int64 */
            backward: number;
            column: string;
            /** Format: int64 */
            duplicates: number;
            /** Format: int64 */
            gapCount: number;
            gapCountExact: boolean;
            gaps: components["schemas"]["Gap"][];
            /** Format: double */
            jitter: number | null;
            /** Format: double */
            rate: number | null;
            /** Format: double */
            stepMax: number | null;
            /** Format: double */
            stepMedian: number | null;
            /** Format: double */
            stepMin: number | null;
            stepsExact: boolean;
            unit: string | null;
        };
        Bins: {
            counts: number[];
            exact: boolean;
            /** Format: double */
            from: number;
            /** Format: double */
            to: number;
        };
        BucketsColumn: {
            buckets: components["schemas"]["SeriesBucket"][];
            name: string;
            /** @enum {string} */
            type: "float" | "integer";
            unit: string | null;
        };
        Column: {
            name: string;
            /** @enum {string} */
            type: "float" | "integer" | "boolean" | "string" | "date" | "datetime" | "instant" | "time" | "empty";
            unit: string | null;
        };
        ColumnFacts: {
            /** Format: int64 */
            count: number;
            distinct: components["schemas"]["Distinct"] | null;
            histogram: components["schemas"]["Bins"] | null;
            /** Format: int64 */
            infinite: number;
            longestRun: components["schemas"]["ConstantRun"] | null;
            /** Format: double */
            mad: number | null;
            max: unknown;
            /** Format: double */
            mean: number | null;
            min: unknown;
            /** Format: int64 */
            missing: number;
            name: string;
            quantiles: components["schemas"]["Quantile"][] | null;
            quantilesExact: boolean;
            /** Format: double */
            rankError: number;
            /** Format: int64 */
            sampled: number;
            /** Format: double */
            std: number | null;
            type: string;
            unit: string | null;
        };
        ConstantRun: {
            /** Format: int64 */
            fromRow: number;
            /** Format: int64 */
            rows: number;
            /** Format: double */
            value: number;
        };
        Dataset: {
            /** @description The column that others are drawn over; null: the row number */
            axis: string | null;
            /**
             * Format: int64
             * @description Of its part files
             */
            bytes: number;
            /** Format: int32 */
            columnCount: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "raw" | "derived";
            name: string;
            parameters: JsonObject;
            /** Format: uuid */
            parentId: string | null;
            processor: string;
            /** Format: int32 */
            processorVersion: number;
            /** Format: date-time */
            publishedAt: string | null;
            quarantined: components["schemas"]["Quarantine"] | null;
            /**
             * Format: int64
             * @description Cells and lines of its source that could not be read
             */
            rejects: number;
            /**
             * Format: int64
             * @description 0 until published
             */
            rows: number;
            run: components["schemas"]["RunRef"] | null;
            /** @enum {string} */
            status: "draft" | "published" | "failed";
            /** Format: uuid */
            uploadId: string | null;
        };
        DatasetDetails: {
            /** @description The column that others are drawn over; null: the row number */
            axis: string | null;
            /**
             * Format: int64
             * @description Of its part files
             */
            bytes: number;
            /** Format: int32 */
            columnCount: number;
            /** @description null until the look at its file has settled them */
            columns: components["schemas"]["Column"][] | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "raw" | "derived";
            name: string;
            parameters: JsonObject;
            /** Format: uuid */
            parentId: string | null;
            processor: string;
            /** Format: int32 */
            processorVersion: number;
            /** Format: date-time */
            publishedAt: string | null;
            quarantined: components["schemas"]["Quarantine"] | null;
            /** @description How its file was understood: encoding, delimiter, decimal, headerLine, notices, …; null for a derived dataset */
            reading: Reading | null;
            /**
             * Format: int64
             * @description Cells and lines of its source that could not be read
             */
            rejects: number;
            /**
             * Format: int64
             * @description 0 until published
             */
            rows: number;
            run: components["schemas"]["RunRef"] | null;
            /** @enum {string} */
            status: "draft" | "published" | "failed";
            upload: components["schemas"]["Upload"] | null;
            /** Format: uuid */
            uploadId: string | null;
        };
        DatasetProfile: {
            axis: components["schemas"]["AxisFacts"] | null;
            columns: components["schemas"]["ColumnFacts"][];
            /** Format: int64 */
            rows: number;
        };
        Distinct: {
            exact: boolean;
            /** Format: int64 */
            value: number;
        };
        ExportRequest: {
            /** @description Names, in the order in which they leave; all if left out */
            columns?: string[] | null;
            /**
             * @description Mark flagged rows in a column, the usual, or leave them out
             * @enum {string|null}
             */
            flagged?: "mark" | "exclude" | null;
            /**
             * Format: uuid
             * @description A run of data-quality over the dataset, whose flags count
             */
            flags?: string | null;
            /**
             * @description csv if left out
             * @enum {string|null}
             */
            format?: "csv" | "json" | "ndjson" | "parquet" | "xlsx" | null;
            /** @description The first place on the axis, as its values are written; see the series */
            from?: string | null;
            /** @description CSV, JSON and NDJSON: whether units and lineage come first; the other formats always hold them */
            head?: boolean | null;
            /** @description CSV: whether texts that a spreadsheet takes for formulas get an apostrophe before them */
            safe?: boolean | null;
            /** @description The last place on the axis, included */
            to?: string | null;
            /**
             * @description The worst flag of a row that stays; pass if left out
             * @enum {string|null}
             */
            worst?: "pass" | "suspect" | null;
        };
        FromUpload: {
            /** @description Default: the file's name */
            name?: string | null;
            /** @description How to read it; what is left out is found out */
            options?: JsonObject | null;
            /** @description What to do with it then; each works on the result of the one before */
            process?: components["schemas"]["UploadStep"][] | null;
            /**
             * Format: uuid
             * @description A finished upload: one that came by tus, or that of any dataset
             */
            uploadId?: string | null;
        };
        Gap: {
            from: unknown;
            /** Format: int64 */
            fromRow: number;
            /** Format: int64 */
            missing: number;
            to: unknown;
        };
        Health: {
            parts: {
                [key: string]: string;
            };
            status: string;
            version: string;
        };
        ImportChoice: {
            /** @description The column that it is about, as the file calls it; null for the whole file */
            column: string | null;
            /**
             * Format: double
             * @description 0 to 1: the share of what was looked at that speaks for it; 0.5 when another reading fits as well
             */
            confidence: number;
            /** @description The option that decides it otherwise */
            name: string;
            /** @description What fits next best; null when nothing is near */
            next: string | number | null;
            told: boolean;
            /** @description As the option would be written; null for none */
            value: string | number | null;
            why: string | null;
        };
        ImportColumn: {
            examples: string[];
            /** @description How its times are written */
            format: string | null;
            /** @description What the file calls it; options name it so */
            found: string;
            included: boolean;
            name: string;
            type: string;
            unit: string | null;
        };
        ImportFingerprint: {
            delimiter: string | null;
            /**
             * @description The kind of file
             * @example text
             */
            format: string | null;
            /** @description The columns' names in small letters, each run of digits as # */
            names: string[] | null;
            /** @description Words that stand above the table */
            words: string[] | null;
        };
        ImportNotice: {
            code: string;
            /** Format: int64 */
            line: number | null;
            message: string;
        };
        ImportPreview: {
            /** @description The column that others are drawn over; null for the row number */
            axis: string | null;
            choices: components["schemas"]["ImportChoice"][];
            /** @description All of the file's, those that are left out too */
            columns: components["schemas"]["ImportColumn"][];
            /** @description How files of this instrument are known; to be kept in an import profile as it is */
            fingerprint: JsonObject;
            /**
             * @description The kind of file
             * @example text
             */
            format: string;
            /** @description The file's name as its sender told it */
            name: string;
            notices: components["schemas"]["ImportNotice"][];
            profile: components["schemas"]["AppliedImportProfile"] | null;
            /** @description The first 30 lines of a text file, as they are */
            raw: string[];
            /** Format: int64 */
            rejectCount: number;
            /** @description What could not be read among the rows that were read, at most 100 of them */
            rejects: components["schemas"]["Reject"][];
            /** @description The first rows, at most 100: each the cells of the columns that are not left out */
            rows: unknown[][];
            /**
             * Format: int64
             * @description How many rows were read for the preview
             */
            rowsRead: number;
            /** @description What the file and the table look like: encoding, delimiter, header_line, … */
            understood: JsonObject;
            /**
             * Format: uuid
             * @description Names the bytes from here on: they need not be sent again
             */
            uploadId: string;
            /** @description Whether these are all of the table */
            whole: boolean;
        };
        ImportPreviewForm: {
            /** Format: binary */
            file: string;
            /** @description What the upload is called; default: the file's name */
            name?: string | null;
            /**
             * @description JSON: how to read it, see docs/reference/ingest-options.md
             * @example {
             *       "decimal": ","
             *     }
             */
            options?: string | null;
        };
        ImportPreviewRequest: {
            /**
             * @description How to read it, see docs/reference/ingest-options.md; what is left out is found out
             * @example {
             *       "decimal": ","
             *     }
             */
            options?: JsonObject | null;
            /** Format: uuid */
            uploadId?: string | null;
        };
        ImportProfile: {
            /**
             * Format: date-time
             * @description When this version was written
             */
            changedAt: string;
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            fingerprint: components["schemas"]["ImportFingerprint"] | null;
            /** Format: uuid */
            id: string;
            /**
             * Format: int32
             * @description The newest version
             */
            latest: number;
            name: string;
            options: JsonObject;
            /**
             * Format: int32
             * @description Counted from 1
             */
            version: number;
        };
        ImportProfileRequest: {
            description?: string | null;
            fingerprint?: components["schemas"]["ImportFingerprint"] | null;
            /** @example Logger 7 */
            name?: string | null;
            /**
             * @description How its files are read, see docs/reference/ingest-options.md
             * @example {
             *       "decimal": ","
             *     }
             */
            options?: JsonObject | null;
            /**
             * Format: int32
             * @description The version that is changed; ignored for a new profile
             */
            version?: number | null;
        };
        Lineage: {
            nodes: components["schemas"]["LineageNode"][];
            upload: components["schemas"]["Upload"] | null;
        };
        LineageNode: {
            /** @description Its rows are gone; it is named for what was made of it */
            deleted: boolean;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "raw" | "derived";
            name: string;
            parameters: JsonObject;
            /** Format: uuid */
            parentId: string | null;
            processor: string;
            /** Format: int32 */
            processorVersion: number;
            /** Format: int64 */
            rows: number;
            run: components["schemas"]["RunRef"] | null;
            /** @description Of which kind the script is that runs: transform, detector, check, summary or reader; null of a built-in processor */
            scriptKind: string | null;
            /** @enum {string} */
            status: "draft" | "published" | "failed";
        };
        PageViewDataset: {
            items: components["schemas"]["Dataset"][];
            /** @description Where the list goes on; null at its end */
            nextCursor: string | null;
        };
        PageViewImportProfile: {
            items: components["schemas"]["ImportProfile"][];
            /** @description Where the list goes on; null at its end */
            nextCursor: string | null;
        };
        PageViewRecipe: {
            items: components["schemas"]["Recipe"][];
            /** @description Where the list goes on; null at its end */
            nextCursor: string | null;
        };
        PageViewRun: {
            items: components["schemas"]["Run"][];
            /** @description Where the list goes on; null at its end */
            nextCursor: string | null;
        };
        PointsColumn: {
            name: string;
            points: components["schemas"]["SeriesPoint"][];
            /** @enum {string} */
            type: "float" | "integer";
            unit: string | null;
        };
        Preview: components["schemas"]["SeriesPreview"] | components["schemas"]["TablePreview"];
        PreviewRequest: {
            /** @description Columns of the result; default: its numeric ones but the axis. Rows of a table have all columns */
            columns?: string[] | null;
            /** Format: uuid */
            datasetId?: string | null;
            /** @description The first place on the axis, as its values are written; default: the beginning */
            from?: string | null;
            /**
             * @description As the processor's JSON Schema says; default: none
             * @example {
             *       "window": 25
             *     }
             */
            parameters?: JsonObject | null;
            /**
             * Format: int32
             * @description The most points or buckets a column; default: 2000
             */
            points?: number | null;
            /** @description The last place on the axis, included; default: the end */
            to?: string | null;
        };
        PreviewRows: {
            columns: components["schemas"]["Column"][];
            /** @description The first of them, at most 2,000; cells as in the rows of a dataset */
            rows: Cell[][];
            /**
             * Format: int64
             * @description How many there are in the window
             */
            total: number;
            /** @description Whether there are more than are shown */
            truncated: boolean;
        };
        /** @description An error, application/problem+json as RFC 9457 has it. */
        Problem: {
            /**
             * @description Stable; docs/reference/errors.md lists them all.
             * @example parameter-invalid
             */
            code: string;
            /** @description The rule, the value found, where, and what to do. */
            detail: string;
            /**
             * @description What it is about: a JSON pointer into the body, or the name of a parameter, header or form field.
             * @example /parameters/window
             */
            pointer: string | null;
            /** @description What can be done about it. */
            remedy: string;
            /** Format: int32 */
            status: number;
            /** @description What the code says has happened, for any value. */
            title: string;
            /** @example about:blank */
            type: string;
        };
        ProblemView: {
            code: string;
            detail: string;
            remedy: string;
            title: string;
        };
        Processor: {
            description: string;
            name: string;
            /** @description JSON Schema (2020-12) of its parameters */
            parameters: JsonObject;
            script: components["schemas"]["Script"] | null;
            title: string;
            /** Format: int32 */
            version: number;
        };
        Progress: {
            /**
             * Format: date-time
             * @description When it ends at that rate
             */
            eta: string | null;
            /**
             * Format: double
             * @description Rows a second since the run's start; null unless it is running
             */
            rate: number | null;
            /** Format: int64 */
            rowsDone: number;
            /**
             * Format: int64
             * @description null while unknown
             */
            rowsTotal: number | null;
        };
        Quantile: {
            /** Format: double */
            p: number;
            /** Format: double */
            value: number;
        };
        Quarantine: {
            /** Format: uuid */
            runId: string;
            /** Format: double */
            score: number;
        };
        Recipe: {
            /**
             * Format: date-time
             * @description When this version was written
             */
            changedAt: string;
            /** Format: date-time */
            createdAt: string;
            description: string | null;
            /** Format: uuid */
            id: string;
            /**
             * Format: int32
             * @description The newest version
             */
            latest: number;
            name: string;
            steps: components["schemas"]["RecipeStep"][];
            /**
             * Format: int32
             * @description Counted from 1
             */
            version: number;
        };
        RecipeRequest: {
            description?: string | null;
            /** @example smooth twice */
            name?: string | null;
            /** @description In order, each working on the result of the one before; at most 20 */
            steps?: components["schemas"]["RecipeStep"][] | null;
            /**
             * Format: int32
             * @description The version that is changed; ignored for a new recipe
             */
            version?: number | null;
        };
        RecipeStep: {
            /**
             * @description As the processor's JSON Schema says; default: none
             * @example {
             *       "window": 25
             *     }
             */
            parameters: JsonObject | null;
            /** @example rolling-mean */
            processor: string | null;
        };
        Reject: {
            /** Format: int64 */
            byteOffset: number;
            code: string;
            column: string;
            /** Format: int64 */
            line: number;
            reason: string;
            /** Format: int64 */
            rowBytes: number;
            /** Format: int64 */
            rowOffset: number;
            text: string;
        };
        RejectCount: {
            code: string;
            column: string;
            /** Format: int64 */
            count: number;
        };
        RejectPage: {
            items: components["schemas"]["Reject"][];
            nextCursor: string | null;
            /** Format: int64 */
            total: number;
        };
        Result: {
            /** Format: uuid */
            datasetId: string;
            /** @description What it says in short; null when the dataset says it all */
            summary: JsonObject | null;
        };
        Rows: {
            columns: components["schemas"]["Column"][];
            /** Format: int64 */
            offset: number;
            /** @description A row's cells in the order of the columns: a number, true or false, a text, or null; infinities are the texts Infinity and -Infinity */
            rows: Cell[][];
            /**
             * Format: int64
             * @description Rows of the dataset, or of its window where one was asked for
             */
            total: number;
        };
        Run: {
            /**
             * Format: uuid
             * @description The run that must be COMPLETED before this one starts
             */
            after: string | null;
            /** Format: int32 */
            attempt: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            datasetId: string;
            /** @description null while that dataset does not exist yet, or when it is gone */
            datasetName: string | null;
            /** Format: date-time */
            endedAt: string | null;
            /** Format: uuid */
            id: string;
            parameters: JsonObject;
            problem: components["schemas"]["ProblemView"] | null;
            processor: string;
            /** Format: int32 */
            processorVersion: number;
            progress: components["schemas"]["Progress"];
            /**
             * Format: uuid
             * @description The dataset that it makes
             */
            resultId: string;
            /** @description Whether the same was done before, and this run is the answer */
            reused: boolean;
            /** @description Of which kind the script is that runs: transform, detector, check, summary or reader; null of a built-in processor */
            scriptKind: string | null;
            /**
             * Format: int64
             * @description Of its latest event in topic runs/{id}
             */
            seq: number;
            /** Format: date-time */
            startedAt: string | null;
            /** @enum {string} */
            status: "QUEUED" | "RUNNING" | "COMPLETED" | "FAILED" | "STOPPED";
            stopRequested: boolean;
        };
        RunRef: {
            /** Format: uuid */
            id: string;
            problem: components["schemas"]["ProblemView"] | null;
            /** @enum {string} */
            status: "QUEUED" | "RUNNING" | "COMPLETED" | "FAILED" | "STOPPED";
        };
        RunRequest: {
            /** Format: uuid */
            datasetId?: string | null;
            /** @description Do it again even if the same was done before; default: false */
            force?: boolean | null;
            /**
             * @description As the processor's JSON Schema says; default: none
             * @example {
             *       "window": 25
             *     }
             */
            parameters?: JsonObject | null;
            /** @example rolling-mean */
            processor?: string | null;
        };
        Script: {
            /** @description transform, detector, check, summary or reader; null when it cannot be run */
            kind: string | null;
            name: string;
            problem: components["schemas"]["ScriptProblem"] | null;
            /** @description SHA-256 of its text */
            sha256: string;
        };
        ScriptProblem: {
            code: string;
            /** Format: int32 */
            line: number;
            message: string;
        };
        ScriptSource: {
            name: string;
            sha256: string;
            source: string;
            /** Format: int32 */
            version: number;
        };
        Series: {
            axis: components["schemas"]["SeriesAxis"];
            /**
             * Format: int64
             * @description Rows of every bucket but the last; 1: every row is a point
             */
            bucketRows: number;
            columns: components["schemas"]["SeriesColumn"][];
            /** Format: uuid */
            datasetId: string;
            extent: components["schemas"]["SeriesExtent"];
            /** @description What there is to know, such as: the axis is not in order, so rows are drawn by their number */
            notices: string[];
            /**
             * Format: int64
             * @description Rows of the dataset
             */
            rows: number;
            window: components["schemas"]["SeriesWindow"];
        };
        SeriesAxis: {
            /** @description The axis column; null for the row number */
            name: string | null;
            /**
             * @description The column's type, or row
             * @enum {string}
             */
            type: "float" | "integer" | "date" | "datetime" | "instant" | "time" | "row";
            unit: string | null;
        };
        SeriesBucket: {
            /**
             * Format: int64
             * @description Finite values
             */
            count: number;
            /** @description The smallest x of the rows */
            from: number | string;
            /** @description The greatest finite value; null when there is none */
            max: number | null;
            /**
             * Format: double
             * @description The mean of the finite values; null when there is none
             */
            mean: number | null;
            /** @description The smallest finite value; null when there is none */
            min: number | null;
            /**
             * Format: int64
             * @description The other rows: missing values and infinite ones
             */
            missing: number;
            /**
             * Format: int64
             * @description The first row, counted from 0
             */
            row: number;
            /** Format: int64 */
            rows: number;
            /** @description The greatest x of the rows */
            to: number | string;
            /** @description The same as from */
            x: number | string;
        };
        SeriesColumn: components["schemas"]["PointsColumn"] | components["schemas"]["BucketsColumn"];
        SeriesExtent: {
            /** @description The smallest x of the dataset; null when it has no rows */
            from: number | string | null;
            /** @description The greatest x of the dataset; null when it has no rows */
            to: number | string | null;
        };
        SeriesPoint: {
            x: number | string;
            /** @description null when it is missing; "Infinity" and "-Infinity" are texts */
            y: number | string | null;
        };
        SeriesPreview: {
            axis: components["schemas"]["SeriesAxis"];
            /**
             * Format: int64
             * @description Rows of every bucket but the last; 1: every row is a point
             */
            bucketRows: number;
            columns: components["schemas"]["SeriesColumn"][];
            /** Format: uuid */
            datasetId: string;
            extent: components["schemas"]["SeriesExtent"];
            /** @description The first and the last lines that a script has logged while it was tried; empty for built-in processors */
            log: string[];
            /** @description What there is to know, such as: the axis is not in order, so rows are drawn by their number */
            notices: string[];
            /**
             * Format: int64
             * @description Rows of the dataset
             */
            rows: number;
            /**
             * Format: int32
             * @description Of the processor; of a script the newest
             */
            version: number;
            window: components["schemas"]["SeriesWindow"];
        };
        SeriesWindow: {
            /** @description The smallest x of these rows; null when there are none */
            from: number | string | null;
            /** Format: int64 */
            fromRow: number;
            /** @description The greatest x of these rows; null when there are none */
            to: number | string | null;
            /**
             * Format: int64
             * @description The row after the last
             */
            toRow: number;
        };
        Step: {
            /** Format: int64 */
            commitCount: number;
            /** Format: date-time */
            endedAt: string | null;
            /**
             * Format: int64
             * @description Which execution of the job it belongs to: one for every attempt and takeover
             */
            execution: number;
            exitCode: string;
            exitMessage: string;
            /** Format: int64 */
            filterCount: number;
            name: string;
            /** Format: int64 */
            readCount: number;
            /** Format: int64 */
            rollbackCount: number;
            /** Format: int64 */
            skipCount: number;
            /** Format: date-time */
            startedAt: string | null;
            /** @description Spring Batch's: STARTED, COMPLETED, FAILED, STOPPED, … */
            status: string;
            /** Format: int64 */
            writeCount: number;
        };
        System: {
            /** @description Of the gateway */
            version: string;
            workers: components["schemas"]["Worker"][];
        };
        TablePreview: {
            /** @description The first and the last lines that a script has logged while it was tried; empty for built-in processors */
            log: string[];
            rows: components["schemas"]["PreviewRows"];
            /** @description As a run's summary, of this window alone */
            summary: JsonObject;
            /**
             * Format: int32
             * @description Of the processor; of a script the newest
             */
            version: number;
        };
        Taken: {
            dataset: components["schemas"]["Dataset"];
            /**
             * Format: uuid
             * @description The dataset that the last run makes
             */
            resultId: string;
            /** @description The ingest */
            run: components["schemas"]["Run"];
            /** @description All in order, the ingest first */
            runs: components["schemas"]["Run"][];
        };
        Upload: {
            /** Format: int64 */
            bytes: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: uuid */
            id: string;
            name: string;
            sha256: string;
        };
        UploadForm: {
            /**
             * Format: binary
             * @description What the instrument wrote, of any length
             */
            file: string;
            /** @description Default: the file's name */
            name?: string | null;
            /**
             * @description How to read it, a JSON object: see docs/reference/ingest-options.md; what is left out is found out
             * @example {
             *       "delimiter": ";",
             *       "decimal": ","
             *     }
             */
            options?: string | null;
            /**
             * @description What to do with it then, a JSON array; each works on the result of the one before
             * @example [
             *       {
             *         "processor": "rolling-mean",
             *         "parameters": {
             *           "window": 25
             *         }
             *       }
             *     ]
             */
            process?: string | null;
        };
        UploadStep: {
            parameters?: JsonObject | null;
            processor?: string | null;
        };
        Worker: {
            hosts: components["schemas"]["WorkerHosts"];
            id: string;
            scripts: components["schemas"]["WorkerScripts"];
            version: string;
        };
        WorkerHosts: {
            because: string;
            /** @description caged, limits or none, best first */
            level: string;
        };
        WorkerScripts: {
            allowed: boolean;
            because: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listDatasets: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description raw or derived */
                kind?: string;
                limit?: number;
                /** @description A part of the name, in any case */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageViewDataset"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadDataset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FromUpload"];
                "multipart/form-data": components["schemas"]["UploadForm"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetDetails"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteDataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportDataset: {
        parameters: {
            query?: {
                /** @description Names of columns, with commas between them; given several times where a name holds a comma; all if left out */
                columns?: string[];
                /** @description Mark flagged rows in a column, the usual, or leave them out */
                flagged?: "mark" | "exclude";
                /** @description A run of data-quality over the dataset, whose flags count */
                flags?: string;
                format?: "csv" | "json" | "ndjson" | "parquet" | "xlsx";
                /** @description The first place on the axis, as its values are written; see the series */
                from?: string;
                /** @description CSV, JSON and NDJSON: whether units and lineage come first; the other formats always hold them */
                head?: boolean;
                /** @description CSV: whether texts that a spreadsheet takes for formulas get an apostrophe before them */
                safe?: boolean;
                /** @description The last place on the axis, included */
                to?: string;
                /** @description The worst flag of a row that stays; pass if left out */
                worst?: "pass" | "suspect";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                    "application/vnd.apache.parquet": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "application/x-ndjson": string;
                    "text/csv;charset=UTF-8": string;
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    requestExport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExportRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLineage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lineage"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DatasetProfile"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRejects: {
        parameters: {
            query?: {
                cursor?: string;
                format?: "csv";
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectPage"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    countRejects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RejectCount"][];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportRejectedLines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    releaseDataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dataset"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRows: {
        parameters: {
            query?: {
                /** @description Names of columns, with commas between them; given several times where a name holds a comma; all if left out */
                columns?: string[];
                /** @description The first place on the axis, as its values are written */
                from?: string;
                limit?: number;
                /** @description The first row, counted from 0 */
                offset?: number;
                /** @description The last place on the axis, included */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rows"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSeries: {
        parameters: {
            query?: {
                /** @description Names of columns, with commas between them; given several times where a name holds a comma; numeric ones, all but the axis if left out, at most 100 */
                columns?: string[];
                /** @description The first place on the axis, as its values are written */
                from?: string;
                /** @description The most points or buckets a column */
                points?: number;
                /** @description The last place on the axis, included */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Series"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportPreviewRequest"];
                "multipart/form-data": components["schemas"]["ImportPreviewForm"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fetchExport: {
        parameters: {
            query?: never;
            header?: {
                /** @description One range of bytes, such as bytes=1000- */
                Range?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The bytes of the Range */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The file has no such bytes */
            416: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listImportProfiles: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageViewImportProfile"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createImportProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportProfileRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportProfile"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getImportProfile: {
        parameters: {
            query?: {
                /** @description Default: the latest */
                version?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportProfile"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeImportProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportProfileRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportProfile"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteImportProfile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProcessors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Processor"][];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewProcessor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getScriptSource: {
        parameters: {
            query?: {
                /** @description Of an earlier text, 64 hexadecimal digits; default: the newest one */
                sha256?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScriptSource"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecipes: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageViewRecipe"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createRecipe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecipeRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recipe"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRecipe: {
        parameters: {
            query?: {
                /** @description Default: the latest */
                version?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recipe"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeRecipe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecipeRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recipe"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteRecipe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    applyRecipe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Applied"][];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: {
                cursor?: string;
                datasetId?: string;
                limit?: number;
                processor?: string;
                status?: "QUEUED" | "RUNNING" | "COMPLETED" | "FAILED" | "STOPPED";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageViewRun"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same body is the same run, however often it is sent within a week */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            /** @description The run that has done the same before; reused is true */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description The run, new or already under way */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restartRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getResult: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Result"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSteps: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Step"][];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSystem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginUpload: {
        parameters: {
            query?: never;
            header: {
                /** @example 1.0.0 */
                "Tus-Resumable": string;
                /** @description Bytes of the whole file */
                "Upload-Length": number;
                /** @description Keys and values in Base64, with commas between them */
                "Upload-Metadata"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endUpload: {
        parameters: {
            query?: never;
            header: {
                /** @example 1.0.0 */
                "Tus-Resumable": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lookAtUpload: {
        parameters: {
            query?: never;
            header: {
                /** @example 1.0.0 */
                "Tus-Resumable": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    goOnWithUpload: {
        parameters: {
            query?: never;
            header: {
                /** @example 1.0.0 */
                "Tus-Resumable": string;
                /** @description sha1, sha256 or md5, a blank and the digest in Base64 */
                "Upload-Checksum"?: string;
                "Upload-Offset": number;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A problem; its code says which. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
