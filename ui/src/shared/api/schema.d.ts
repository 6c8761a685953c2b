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
         * @description It is read as a stream of any length. The same bytes with the same options are the same dataset. A .gz or .zst is read as what is in it; each file of a .zip becomes a dataset.
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
         * @description Cells and lines, in the order of the file.
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
    "/api/processors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be done to a dataset */
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
         * @description The series of the result's columns, or where a row does not become a row (peak-detection) the rows of the result that lie in the window: bit for bit what a run with these parameters stores. Nothing is stored; a window of at most 1,048,576 rows.
         */
        post: operations["previewProcessor"];
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
            /** @enum {string} */
            status: "draft" | "published" | "failed";
        };
        PageViewDataset: {
            items: components["schemas"]["Dataset"][];
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
        Preview: components["schemas"]["Series"] | components["schemas"]["TablePreview"];
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
            column: string;
            /** Format: int64 */
            line: number;
            reason: string;
            text: string;
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
        TablePreview: {
            rows: components["schemas"]["PreviewRows"];
            /** @description As a run's summary, of this window alone */
            summary: JsonObject;
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
                format?: "csv" | "json" | "ndjson" | "parquet";
                /** @description The first place on the axis, as its values are written; see the series */
                from?: string;
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
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                    "application/vnd.apache.parquet": string;
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
}
