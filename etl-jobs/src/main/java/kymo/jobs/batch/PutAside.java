package kymo.jobs.batch;

import java.util.List;
import kymo.core.kernel.Block;

/**
 * What comes of one item of a step that puts rows aside.
 *
 * @param number of the part in its table
 * @param blocks its rows, in blocks of any sizes
 * @param rowsRead rows of the input that were worked through for it
 */
public record PutAside(int number, List<Block> blocks, long rowsRead) {}
