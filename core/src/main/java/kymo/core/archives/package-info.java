/**
 * Archives of many files: what lies in them, and the bytes of each.
 *
 * <p>Start at {@link kymo.core.archives.ZipArchive}. An archive comes from anybody, so it is checked whole before a byte of it is unpacked: names that
 * leave their folder, doubles, archives in archives, encryption and members that share bytes are refused. Nothing here writes a file.
 */
@NullMarked
package kymo.core.archives;

import org.jspecify.annotations.NullMarked;
