/** Tests of the command line, as a black box. */
@NullMarked
package intray.cli;

import org.jspecify.annotations.NullMarked;
