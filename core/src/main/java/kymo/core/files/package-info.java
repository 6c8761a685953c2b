/**
 * Bytes by key, durable and never overwritten.
 *
 * <p>Start at {@link kymo.core.files.FileStore}; {@link kymo.core.files.LocalFileStore} keeps them in a folder,
 * {@link kymo.core.files.S3FileStore} in a bucket, {@link kymo.core.files.FileSettings} chooses. A key is a relative path of plain names
 * such as {@code uploads/4f/4f1c…}. What a file means is its caller's business, and so is which files count: a file that was cut off by a
 * crash may lie here for ever, so callers read only files that a committed row names.
 */
@NullMarked
package kymo.core.files;

import org.jspecify.annotations.NullMarked;
