package kymo.core.dataset;

/**
 * A dataset, draft or published, with what its manifest adds up to.
 *
 * @param bytes of its part files
 * @param rejects how many cells and lines of its source could not be read
 */
public record DatasetListing(Dataset dataset, long bytes, long rejects) {}
