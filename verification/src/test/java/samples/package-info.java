/** Classes as users might name them on the command line: some supply graphs, most fail to. */
@NullMarked
package samples;

import org.jspecify.annotations.NullMarked;
